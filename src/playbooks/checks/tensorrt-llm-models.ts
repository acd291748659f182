import type { Check } from "../check.js";

const TROUBLESHOOTING =
  "https://github.com/NVIDIA/TensorRT-LLM/blob/main/docs/source/legacy/reference/troubleshooting.md";
const WEIGHTS_LOADER =
  "https://github.com/NVIDIA/TensorRT-LLM/blob/main/docs/source/legacy/architecture/model-weights-loader.md";
const SERVE = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/tensorrt_llm/commands/serve.py";
const BUILD =
  "https://github.com/NVIDIA/TensorRT-LLM/blob/008b2b8d23af95e4e19fa6f354f9c5f6349b2bfc/tensorrt_llm/commands/build.py";
const ENGINE = "tensorrt-llm";
const VERIFIED = "2026-11-25";

/**
 * TensorRT-LLM's checkpoints and engines: what conversion made of the model, and whether the runtime is to blame.
 *
 * 1.3 took the TensorRT engine backend out, and with it `trtllm-build` and the conversion scripts: what names them ends there.
 */
export const TENSORRT_LLM_MODEL_CHECKS: readonly Check[] = [
  {
    id: "tensorrt-llm-pytorch-backend",
    text: "Serve the Hugging Face checkpoint itself, without conversion: `trtllm-serve <model> --backend pytorch`.",
    outcomes: [
      {
        when: "it works without the built engine",
        confirms: ["incorrect-algorithm-implementation", "mismatched-precision", "mismatched-shape"],
        rulesOut: ["incompatible-backend", "incorrect-tokenization"],
      },
      {
        when: "it fails there too",
        confirms: ["incompatible-model", "incompatible-backend", "incorrect-tokenization"],
        rulesOut: ["mismatched-precision", "mismatched-shape"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    versions: ">=0.18 <1.3",
    scope: {
      symptoms: ["crash", "unexpected-output", "feature-failure", "silent-error"],
      components: ["model-conversion-tools", "model-loader", "operators", "engine-initializer"],
      causes: ["incorrect-algorithm-implementation", "mismatched-precision", "mismatched-shape", "incompatible-model"],
    },
    answered: { phrases: ["backend pytorch", 'backend="pytorch"', "backend: pytorch", "_torch/", "pytorch backend"] },
    source: SERVE,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-legacy-converter",
    text: "Convert once with `TRTLLM_DISABLE_UNIFIED_CONVERTER=1`, which takes the older path of weight conversion.",
    outcomes: [
      {
        when: "the older path converts rightly",
        confirms: ["incorrect-algorithm-implementation", "mismatched-shape"],
        rulesOut: ["incompatible-model", "dependent-module-issue"],
      },
      {
        when: "it fails in the same way",
        confirms: ["incompatible-model", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    versions: "<1.3",
    scope: {
      symptoms: ["crash", "unexpected-output", "silent-error"],
      phases: ["model-conversion"],
      causes: ["incorrect-algorithm-implementation", "mismatched-shape", "incompatible-model"],
    },
    answered: { env: ["TRTLLM_DISABLE_UNIFIED_CONVERTER"], phrases: ["disable_unified_converter"] },
    source: WEIGHTS_LOADER,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-debug-output",
    text: "Build with `trtllm-build --enable_debug_output` and name the first layer whose values differ from Transformers.",
    outcomes: [
      {
        when: "the embedding or first layer differs",
        confirms: ["incorrect-algorithm-implementation", "incorrect-tokenization", "mismatched-shape"],
        rulesOut: ["numerical-issue"],
      },
      {
        when: "differences grow layer by layer",
        confirms: ["numerical-issue", "mismatched-precision"],
        rulesOut: ["incorrect-tokenization"],
      },
      {
        when: "all layers agree",
        confirms: ["misconfiguration", "incorrect-detokenization"],
        rulesOut: ["incorrect-algorithm-implementation", "mismatched-precision"],
      },
    ],
    cost: "rebuild",
    engine: ENGINE,
    versions: "<1.3",
    scope: {
      symptoms: ["unexpected-output", "silent-error"],
      causes: [
        "incorrect-algorithm-implementation",
        "numerical-issue",
        "mismatched-precision",
        "incorrect-tokenization",
      ],
    },
    answered: { flags: ["--enable_debug_output"], phrases: ["enable_debug_output", "register_network_output"] },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-attention-plugin",
    text: "Build with `--gpt_attention_plugin` set to the checkpoint's data type and smaller `--max_batch_size` and `--max_input_len`.",
    outcomes: [
      {
        when: "it builds",
        confirms: ["misconfiguration", "incorrect-resource-allocation"],
        rulesOut: ["incompatible-backend", "incompatible-model"],
      },
      {
        when: "the builder finds no format again",
        confirms: ["incompatible-backend", "incorrect-type"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "rebuild",
    engine: ENGINE,
    versions: "<1.3",
    scope: {
      symptoms: ["crash"],
      phases: ["model-conversion"],
      causes: ["misconfiguration", "incorrect-resource-allocation", "incompatible-backend", "incorrect-type"],
      mentions: ["supported formats", "plugin", "builder", "error code 9", "trtllm-build", "tactic"],
    },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-build-log",
    text: "Build with `trtllm-build --log_level verbose --monitor_memory` and post the layer and the memory before the first error.",
    outcomes: [
      {
        when: "memory runs out before it",
        confirms: ["incorrect-resource-allocation", "misconfiguration"],
        rulesOut: ["incompatible-model", "mismatched-shape"],
      },
      {
        when: "a layer refuses its shapes or types",
        confirms: ["mismatched-shape", "incorrect-type", "incompatible-model"],
        rulesOut: ["incorrect-resource-allocation"],
      },
      {
        when: "a plugin or library is missing",
        confirms: ["dependent-module-issue", "incompatible-version"],
        rulesOut: ["mismatched-shape", "incompatible-model"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    versions: "<1.3",
    scope: {
      symptoms: ["crash", "system-hang", "feature-failure"],
      phases: ["model-conversion"],
      causes: ["mismatched-shape", "incompatible-model", "incorrect-resource-allocation", "incompatible-version"],
    },
    answered: { flags: ["--monitor_memory"], phrases: ["log_level verbose", "monitor_memory"] },
    source: BUILD,
    verified: VERIFIED,
  },
];
