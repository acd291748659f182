import type { Check } from "../check.js";
import { rendition } from "./rendition.js";

const VERIFIED = "2026-11-25";
const FAQ = "https://github.com/ollama/ollama/blob/main/docs/faq.mdx";
const LINUX = "https://github.com/ollama/ollama/blob/main/docs/linux.mdx";
const TROUBLE = "https://github.com/ollama/ollama/blob/main/docs/troubleshooting.mdx";
const IMPORT = "https://github.com/ollama/ollama/blob/main/docs/import.mdx";
const GPU = "https://github.com/ollama/ollama/blob/main/docs/gpu.mdx";
const API = "https://github.com/ollama/ollama/blob/main/docs/api.md";
const DOCKER = "https://github.com/ollama/ollama/blob/main/docs/docker.mdx";

/** The general steps of any engine in the commands of Ollama: models, versions, builds, options, requests. */
export const OLLAMA_GENERAL_CHECKS: readonly Check[] = [
  rendition("newest-version", {
    id: "ollama-newest-release",
    text: "Install the newest release and repeat: `curl -fsSL https://ollama.com/install.sh | sh` on Linux, the menu's restart to update elsewhere.",
    engine: "ollama",
    scope: { needs: ["released"] },
    source: FAQ,
    verified: VERIFIED,
  }),
  rendition("known-good-model", {
    id: "ollama-small-model",
    text: "Run a small model from the library, `ollama run llama3.2`, with the same settings and prompt.",
    engine: "ollama",
    answered: { phrases: ["llama3.2"] },
    source: DOCKER,
    verified: VERIFIED,
  }),
  rendition("previous-release", {
    id: "ollama-previous-release",
    text: "On Linux, run an older version, `curl -fsSL https://ollama.com/install.sh | OLLAMA_VERSION=<version> sh`, and name the newest that works.",
    engine: "ollama",
    source: TROUBLE,
    verified: VERIFIED,
  }),
  rendition("released-package", {
    id: "ollama-released-package",
    text: "Install the released build in place of yours: remove the old `/usr/lib/ollama`, then `curl -fsSL https://ollama.com/install.sh | sh`.",
    engine: "ollama",
    answered: { phrases: ["install.sh"] },
    source: LINUX,
    verified: VERIFIED,
  }),
  rendition("installed-build", {
    id: "ollama-installed-build",
    text: "Compare `ollama -v` with the version in the first lines of the server's log (`journalctl -e -u ollama`): they may be two installations.",
    engine: "ollama",
    answered: { phrases: ["ollama -v"] },
    source: LINUX,
    verified: VERIFIED,
  }),
  rendition("followed-page", {
    id: "ollama-followed-page",
    text: "Compare each command that you ran, in order, with `docs/linux.mdx` or the page for your platform at the tag of your release.",
    engine: "ollama",
    scope: { phases: ["engine-setup"] },
    source: LINUX,
    verified: VERIFIED,
  }),
  rendition("convert-original", {
    id: "ollama-original-model",
    text: "Use an unchanged base: `FROM` a library model or a published GGUF in the `Modelfile`, then `ollama create test` and the same prompt.",
    engine: "ollama",
    wider: ["mentions"],
    source: IMPORT,
    verified: VERIFIED,
  }),
  rendition("converter-options", {
    id: "ollama-modelfile",
    text: "Post the `Modelfile`, and compare its `FROM` and `ADAPTER` lines with the base model and the formats that `docs/import.mdx` allows.",
    engine: "ollama",
    wider: ["components"],
    answered: { phrases: ["modelfile"] },
    source: IMPORT,
    verified: VERIFIED,
  }),
  rendition("one-device", {
    id: "ollama-one-gpu",
    text: "Start the server with `CUDA_VISIBLE_DEVICES=0` (`ROCR_VISIBLE_DEVICES=0` for AMD) and a model that fits on that GPU.",
    engine: "ollama",
    source: GPU,
    verified: VERIFIED,
  }),
  rendition("without-server", {
    id: "ollama-run-request",
    text: "Reproduce it with `ollama run <model>` in a terminal, with no client or UI of your own in between.",
    engine: "ollama",
    answered: { phrases: ["ollama run"] },
    source: FAQ,
    verified: VERIFIED,
  }),
  rendition("assert-the-anomaly", {
    id: "ollama-curl-script",
    text: "Turn the finding into one `curl http://localhost:11434/api/generate -d` whose reply shows the expected beside the actual value.",
    engine: "ollama",
    source: API,
    verified: VERIFIED,
  }),
  rendition("alone-and-loaded", {
    id: "ollama-eval-durations",
    text: "Read `load_duration`, `prompt_eval_duration` and `eval_duration` in the reply to one request alone, then to one at your usual load.",
    engine: "ollama",
    wider: ["mentions"],
    answered: { phrases: ["eval-duration", "eval rate", "--verbose"] },
    source: API,
    verified: VERIFIED,
  }),
  rendition("smaller-schema", {
    id: "ollama-smaller-schema",
    text: "Cut the schema in `format` down to one required field and add parts back until it fails.",
    engine: "ollama",
    source: API,
    verified: VERIFIED,
  }),
  rendition("load-or-start", {
    id: "ollama-debug-log",
    text: "Start the server with `OLLAMA_DEBUG=1`, note the last line before it stands still, and whether disk, network or CPU is busy then.",
    engine: "ollama",
    wider: ["mentions"],
    answered: { env: ["OLLAMA_DEBUG"], phrases: ["ollama-debug"] },
    source: TROUBLE,
    verified: VERIFIED,
  }),
  rendition("without-media", {
    id: "ollama-without-media",
    text: "Send the same prompt to `/api/generate` without `images`.",
    engine: "ollama",
    source: API,
    verified: VERIFIED,
  }),
];
