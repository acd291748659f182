import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const SAFETENSORS_INDEX = "https://github.com/huggingface/transformers/blob/main/docs/source/en/models.md";
const TORCH_ARCH = "https://docs.pytorch.org/docs/stable/generated/torch.cuda.get_arch_list.md";
const PIP_INSTALL = "https://github.com/pypa/pip/blob/main/docs/html/cli/pip_install.rst";
const HF_CLI = "https://github.com/huggingface/huggingface_hub/blob/main/docs/source/en/guides/cli.md";
const SAFETENSORS = "https://github.com/huggingface/safetensors/blob/main/README.md";
const VLLM_TROUBLE = "https://github.com/vllm-project/vllm/blob/main/docs/usage/troubleshooting.md";
const SGLANG_ARGS = "https://github.com/sgl-project/sglang/blob/main/docs/docs/advanced_features/server_arguments.mdx";

/** Checks for any engine that cannot load a model or has no code for the device. */
export const ANY_ENGINE_LOAD_CHECKS: readonly Check[] = [
  {
    id: "device-architecture",
    text: "Compare `torch.cuda.get_device_capability()` with `torch.cuda.get_arch_list()` in the engine's own environment.",
    outcomes: [
      {
        when: "the device's architecture is not in the list",
        confirms: ["incompatible-backend"],
        rulesOut: ["incorrect-algorithm-implementation", "misconfiguration"],
      },
      { when: "it is in the list", confirms: ["dependent-module-issue"], rulesOut: ["incompatible-backend"] },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["crash", "system-hang"],
      causes: [
        "incompatible-backend",
        "incorrect-algorithm-implementation",
        "misconfiguration",
        "dependent-module-issue",
      ],
      manifestations: ["no-kernel-image", "cuda-error"],
      backends: ["cuda"],
      needs: ["python"],
      mentions: [
        "no kernel image",
        "not compatible",
        "compute capab",
        "invalid device function",
        "unsupported gpu",
        "sm_",
      ],
    },
    answered: { phrases: ["get_arch_list", "get_device_capability"] },
    source: TORCH_ARCH,
    verified: VERIFIED,
  },
  {
    id: "file-checksums",
    text: "Check the weights with `hf cache verify <repo>`, or compare their SHA-256 with the model page.",
    outcomes: [
      {
        when: "a file differs or is missing",
        confirms: ["incompatible-model"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-backend", "incompatible-version"],
      },
      {
        when: "every file matches",
        confirms: ["incompatible-version", "incorrect-algorithm-implementation"],
        rulesOut: [],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["crash", "unexpected-output", "silent-error"],
      causes: [
        "incompatible-model",
        "incorrect-algorithm-implementation",
        "incompatible-backend",
        "incompatible-version",
      ],
      phases: ["inference-serving", "model-conversion"],
      manifestations: ["model-load-failure", "shape-mismatch"],
      mentions: [
        "corrupt",
        "magic",
        "truncated",
        "unexpected end",
        "incomplete",
        "checksum",
        "failed to read",
        "not within",
      ],
    },
    answered: {
      phrases: [
        "sha256",
        "re-downloaded",
        "redownloaded",
        "downloaded again",
        "checksum",
        "different models",
        "other models",
        "all models",
        "several models",
        "any model",
      ],
    },
    source: HF_CLI,
    verified: VERIFIED,
  },
  {
    id: "model-architecture",
    text: "Look up `architectures` and `quantization_config` of the model's `config.json` in the engine's list of supported models.",
    outcomes: [
      {
        when: "the architecture or scheme is not listed",
        confirms: ["incompatible-model"],
        rulesOut: ["misconfiguration", "incompatible-backend"],
      },
      {
        when: "it is listed for a newer release than yours",
        confirms: ["incompatible-version"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "it is listed for yours",
        confirms: ["incorrect-algorithm-implementation", "incompatible-version"],
        rulesOut: ["incompatible-model"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["crash", "feature-failure"],
      causes: [
        "incompatible-model",
        "misconfiguration",
        "incompatible-backend",
        "incompatible-version",
        "incorrect-algorithm-implementation",
      ],
      phases: ["inference-serving", "model-conversion"],
      components: ["model-loader", "model-conversion-tools", "input-processor", "engine-initializer"],
      needs: ["open"],
      mentions: [
        "unknown model",
        "registered",
        "not supported for now",
        "are not supported",
        "unsupported model",
        "unsupported arch",
        "quantization is",
        "quantization method",
        "no vllm implementation",
        "model architecture",
        "unrecognized model",
        "unrecognized configuration",
        "unsupported architecture",
        "model architectures",
      ],
    },
    answered: {
      logged: ["supported architectures:"],
      phrases: ["documentation says", "docs say", "listed as supported", "supported models list", "claims to support"],
    },
    source: VLLM_TROUBLE,
    verified: VERIFIED,
  },
  {
    id: "tensor-header",
    text: 'Print shape and dtype of the tensor that the error names with `safetensors.safe_open(file, framework="pt")`.',
    outcomes: [
      {
        when: "its shape is not what the engine expects",
        confirms: ["mismatched-shape", "incompatible-model"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "its dtype is not what the engine expects",
        confirms: ["incorrect-type", "mismatched-precision"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "shape and dtype are as expected",
        confirms: ["incorrect-algorithm-implementation", "misused-api"],
        rulesOut: ["incompatible-model"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["crash", "silent-error"],
      causes: [
        "mismatched-shape",
        "incompatible-model",
        "incorrect-type",
        "mismatched-precision",
        "incorrect-algorithm-implementation",
        "misused-api",
      ],
      phases: ["inference-serving", "model-conversion"],
      manifestations: ["shape-mismatch", "dtype-mismatch", "model-load-failure"],
      needs: ["python", "open"],
      mentions: ["size of tensor", "shapes cannot", "shape mismatch", "size mismatch for", "must match the size"],
    },
    answered: { phrases: ["ggml-model", ".bin", ".pth", ".gguf"] },
    source: SAFETENSORS,
    verified: VERIFIED,
  },
  {
    id: "checkpoint-dtype",
    text: "Repeat with the data type that `config.json` gives the checkpoint, and with no KV-cache quantisation.",
    outcomes: [
      {
        when: "it works",
        confirms: ["mismatched-precision", "incorrect-type", "numerical-issue"],
        rulesOut: ["incompatible-backend", "dependent-module-issue"],
      },
      { when: "it fails as before", confirms: [], rulesOut: ["mismatched-precision", "incorrect-type"] },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["crash", "unexpected-output", "silent-error"],
      causes: ["mismatched-precision", "incorrect-type", "numerical-issue"],
      phases: ["inference-serving"],
      manifestations: ["dtype-mismatch", "nan"],
      needs: ["python"],
    },
    answered: { phrases: ["also with bfloat16", "also with float16", "with fp16 it works", "with bf16 it works"] },
    source: SGLANG_ARGS,
    verified: VERIFIED,
  },
  {
    id: "library-version",
    text: "Compare the installed version of the library that raised the error (its `__version__`) with the range that the engine's requirements give.",
    outcomes: [
      {
        when: "the version is outside of the range",
        confirms: ["incompatible-version"],
        rulesOut: ["misused-api", "incorrect-type"],
      },
      {
        when: "it is inside",
        confirms: ["misused-api", "incorrect-type", "dependent-module-issue"],
        rulesOut: ["incompatible-version"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["crash"],
      causes: ["incompatible-version", "misused-api", "incorrect-type", "dependent-module-issue"],
      manifestations: ["python-exception", "import-error"],
      mentions: [
        "unexpected keyword",
        "cannot import name",
        "no module named",
        "version mismatch",
        "after upgrading",
        "after updating",
      ],
      needs: ["python", "third-party", "open"],
    },
    answered: {
      logged: [
        "transformers_modules",
        "out of memory",
        "outofmemory",
        "ninja: build stopped",
        "cmake error",
        "error compiling objects",
      ],
    },
    source: PIP_INSTALL,
    verified: VERIFIED,
  },
  {
    id: "checkpoint-tensor-names",
    text: "Look up the tensor that the error names in `model.safetensors.index.json` of the checkpoint, and of the author's own one if yours was converted.",
    outcomes: [
      {
        when: "the checkpoint has it under another name, or more tensors than its family",
        confirms: ["incompatible-model", "incompatible-version"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "it has it under the name that the engine wants",
        confirms: ["incorrect-conditional-logic", "incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["crash"],
      causes: [
        "incompatible-model",
        "incompatible-version",
        "incorrect-conditional-logic",
        "incorrect-algorithm-implementation",
      ],
      phases: ["inference-serving", "model-conversion"],
      mentions: [
        "keyerror: 'model.",
        "keyerror: 'layers.",
        "keyerror: 'transformer.",
        "keyerror: 'lm_head",
        "keyerror: 'visual.",
        "no module or parameter named",
        "can not map tensor",
        "unexpected tensor name",
        "missing tensor",
      ],
    },
    source: SAFETENSORS_INDEX,
    verified: VERIFIED,
  },
];
