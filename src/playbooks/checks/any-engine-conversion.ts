import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const PIP_INSTALL = "https://github.com/pypa/pip/blob/main/docs/html/cli/pip_install.rst";
const HF_CLI = "https://github.com/huggingface/huggingface_hub/blob/main/docs/source/en/guides/cli.md";
const SAFETENSORS = "https://github.com/huggingface/safetensors/blob/main/README.md";

/** Checks for converting or quantising a model for any engine. */
export const ANY_ENGINE_CONVERSION_CHECKS: readonly Check[] = [
  {
    id: "convert-original",
    text: "Convert the unmodified checkpoint of the model's author with the same command, in place of the fine-tuned or merged one.",
    outcomes: [
      {
        when: "the original works",
        confirms: ["incompatible-model", "incorrect-tokenization"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-version"],
      },
      {
        when: "the original fails too",
        confirms: ["incorrect-algorithm-implementation", "incompatible-version"],
        rulesOut: ["incompatible-model"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: [
        "crash",
        "unexpected-output",
        "silent-error",
        "feature-failure",
        "system-hang",
        "abnormal-performance",
      ],
      causes: [
        "incompatible-model",
        "incorrect-tokenization",
        "incorrect-algorithm-implementation",
        "incompatible-version",
      ],
      phases: ["model-conversion"],
      mentions: [
        "fine-tun",
        "finetun",
        "lora",
        "merged",
        "unsloth",
        "trained",
        "custom",
        "peft",
        "distill",
        "abliterat",
        "modified",
      ],
    },
    source: HF_CLI,
    verified: VERIFIED,
  },
  {
    id: "convert-unquantised",
    text: "Convert without quantisation (16 or 32 bit) and run the result on the same prompt.",
    outcomes: [
      {
        when: "only the quantised file is wrong",
        confirms: ["mismatched-precision", "numerical-issue", "incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      {
        when: "the 16-bit file is wrong too",
        confirms: ["incorrect-algorithm-implementation", "incompatible-model"],
        rulesOut: ["mismatched-precision"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      causes: [
        "mismatched-precision",
        "numerical-issue",
        "incorrect-algorithm-implementation",
        "incompatible-model",
        "incorrect-tokenization",
      ],
      phases: ["model-conversion"],
      mentions: ["quant", "q4", "q5", "q8", "int8", "int4", "fp8", "outtype", "awq", "gptq", "smooth"],
      symptoms: ["unexpected-output", "silent-error"],
    },
    source: SAFETENSORS,
    verified: VERIFIED,
  },
  {
    id: "compare-tensors",
    text: "Compare the converted tensors with the source checkpoint by name, shape and largest difference (`safe_open` reads both sides lazily).",
    outcomes: [
      {
        when: "a tensor is missing, permuted or zero",
        confirms: ["incorrect-algorithm-implementation", "incorrect-assignment", "mismatched-shape"],
        rulesOut: ["incorrect-tokenization"],
      },
      {
        when: "only small rounding differences",
        confirms: ["mismatched-precision", "numerical-issue"],
        rulesOut: ["mismatched-shape", "incorrect-assignment"],
      },
      {
        when: "they are equal",
        confirms: ["incorrect-tokenization"],
        rulesOut: ["incorrect-algorithm-implementation", "incorrect-assignment"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["silent-error", "unexpected-output"],
      causes: [
        "incorrect-algorithm-implementation",
        "incorrect-assignment",
        "mismatched-shape",
        "mismatched-precision",
        "numerical-issue",
        "incorrect-tokenization",
      ],
      phases: ["model-conversion"],
    },
    source: SAFETENSORS,
    verified: VERIFIED,
  },
  {
    id: "converter-versions",
    text: "Print the versions of `transformers`, `tokenizers` and the converter and repeat with the ones that the engine's requirements pin.",
    outcomes: [
      {
        when: "it works with the pinned versions",
        confirms: ["incompatible-version", "dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-model"],
      },
      {
        when: "it fails as before",
        confirms: ["incompatible-model", "incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-version"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: [
        "crash",
        "unexpected-output",
        "silent-error",
        "feature-failure",
        "system-hang",
        "abnormal-performance",
      ],
      causes: [
        "incompatible-version",
        "dependent-module-issue",
        "incompatible-model",
        "incorrect-algorithm-implementation",
      ],
      phases: ["model-conversion"],
      mentions: ["conversion", "mlc_llm convert", "convert_hf"],
    },
    source: PIP_INSTALL,
    verified: VERIFIED,
  },
];
