import type { Check } from "../check.js";
import { rendition } from "./rendition.js";

const VERIFIED = "2026-11-25";
const INSTALL = "https://github.com/deepspeedai/DeepSpeed/blob/master/docs/_tutorials/advanced-install.md";
const INFERENCE = "https://github.com/deepspeedai/DeepSpeed/blob/master/docs/_tutorials/inference-tutorial.md";
const START = "https://github.com/deepspeedai/DeepSpeed/blob/master/docs/_tutorials/getting-started.md";

/** The general steps of any engine in the commands of DeepSpeed: models, versions, builds, options, requests. */
export const DEEPSPEED_GENERAL_CHECKS: readonly Check[] = [
  rendition("newest-version", {
    id: "deepspeed-newest-release",
    text: "Repeat with the newest release in a new environment, `pip install --upgrade deepspeed`, and an empty `TORCH_EXTENSIONS_DIR`.",
    engine: "deepspeed",
    scope: { needs: ["released"] },
    source: INSTALL,
    verified: VERIFIED,
  }),
  rendition("known-good-model", {
    id: "deepspeed-small-model",
    text: "Run the tutorial's script with `EleutherAI/gpt-neo-2.7B` through `deepspeed.init_inference`, with your own arguments.",
    engine: "deepspeed",
    answered: { phrases: ["gpt-neo"] },
    source: INFERENCE,
    verified: VERIFIED,
  }),
  rendition("previous-release", {
    id: "deepspeed-previous-release",
    text: "Run the same in an older release, `pip install deepspeed==<version>`, and name the newest version that works, if any.",
    engine: "deepspeed",
    source: INSTALL,
    verified: VERIFIED,
  }),
  rendition("released-package", {
    id: "deepspeed-released-package",
    text: "In a new environment, install torch, then `pip install deepspeed` with no `DS_BUILD_` variable set, and repeat the step that failed.",
    engine: "deepspeed",
    source: INSTALL,
    verified: VERIFIED,
  }),
  rendition("installed-build", {
    id: "deepspeed-installed-build",
    text: "Run `python -m deepspeed.env_report` with the Python that fails: its torch, CUDA and DeepSpeed must be those that you installed.",
    engine: "deepspeed",
    answered: { phrases: ["ds-report", "env-report"] },
    source: INSTALL,
    verified: VERIFIED,
  }),
  rendition("followed-page", {
    id: "deepspeed-followed-page",
    text: "Compare each command that you ran, in order, with `docs/_tutorials/advanced-install.md` at the tag of your release.",
    engine: "deepspeed",
    scope: { phases: ["engine-setup"] },
    source: INSTALL,
    verified: VERIFIED,
  }),
  rendition("convert-original", {
    id: "deepspeed-original-checkpoint",
    text: "Load the author's own checkpoint with `from_pretrained` and pass it to `deepspeed.init_inference`, in place of the converted one.",
    engine: "deepspeed",
    wider: ["mentions"],
    source: INFERENCE,
    verified: VERIFIED,
  }),
  rendition("converter-options", {
    id: "deepspeed-checkpoint-file",
    text: "Compare `type`, `version` and `checkpoints` of the JSON that you pass as `checkpoint` with the files that it names.",
    engine: "deepspeed",
    wider: ["components"],
    source: INFERENCE,
    verified: VERIFIED,
  }),
  rendition("bare-command", {
    id: "deepspeed-bare-inference",
    text: "Call `deepspeed.init_inference(model)` with no other argument, then add yours back one at a time.",
    engine: "deepspeed",
    source: INFERENCE,
    verified: VERIFIED,
  }),
  rendition("assert-the-anomaly", {
    id: "deepspeed-one-process-script",
    text: "Turn the finding into a short script for `deepspeed --num_gpus 1 script.py` that prints the expected beside the actual value.",
    engine: "deepspeed",
    source: START,
    verified: VERIFIED,
  }),
  rendition("load-or-start", {
    id: "deepspeed-compiling-ops",
    text: "Look in `~/.cache/torch_extensions`, where ops are compiled at their first use, and note whether disk, network or CPU is busy meanwhile.",
    engine: "deepspeed",
    wider: ["mentions"],
    answered: { phrases: ["torch-extensions"] },
    source: INSTALL,
    verified: VERIFIED,
  }),
  rendition("greedy-reference", {
    id: "deepspeed-before-and-after",
    text: "Run the prompt with `do_sample=False` before and after `deepspeed.init_inference`, and name the first token that differs.",
    engine: "deepspeed",
    source: INFERENCE,
    verified: VERIFIED,
  }),
];
