import type { Check } from "../check.js";

const REPO = "https://github.com/ggml-org/llama.cpp/blob/master";
const SERVER_DOC = `${REPO}/tools/server/README.md`;
const QUANTIZE_DOC = `${REPO}/tools/quantize/README.md`;
const ENGINE = "llama.cpp";
const VERIFIED = "2026-11-24";

/** Converting, quantising and reading GGUF files. */
export const LLAMA_CPP_MODEL_FILE_CHECKS: readonly Check[] = [
  {
    id: "llama-cpp-convert-same-checkout",
    text: "Convert again with `convert_hf_to_gguf.py` of the checkout that built the binary, after `pip install -r requirements.txt`.",
    outcomes: [
      {
        when: "the new file converts and loads",
        confirms: ["incompatible-version"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "the same error comes back", confirms: ["incompatible-model"], rulesOut: ["incompatible-version"] },
    ],
    cost: "minutes",
    engine: ENGINE,
    variantOf: "converter-versions",
    scope: {
      symptoms: [
        "crash",
        "unexpected-output",
        "silent-error",
        "feature-failure",
        "system-hang",
        "abnormal-performance",
      ],
      phases: ["model-conversion"],
      causes: ["incompatible-version", "dependent-module-issue", "incompatible-model"],
    },
    answered: { phrases: ["latest convert", "requirements.txt"] },
    source: QUANTIZE_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-known-gguf",
    text: "Run the same command with a GGUF that is known to work: `-hf ggml-org/gemma-3-1b-it-GGUF` in place of `-m`.",
    outcomes: [
      { when: "that model works", confirms: ["incompatible-model"], rulesOut: ["incompatible-backend"] },
      { when: "it fails in the same way", confirms: [], rulesOut: ["incompatible-model"] },
    ],
    cost: "minutes",
    engine: ENGINE,
    variantOf: "known-good-model",
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang"],
      phases: ["inference-serving"],
      components: ["model-loader", "model-conversion-tools", "operators", "backend-adapter"],
      causes: ["incompatible-model", "incompatible-backend", "mismatched-shape"],
    },
    answered: { phrases: ["other models work", "with other models", "all models", "any model", "another model"] },
    source: `${REPO}/README.md`,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-gguf-header",
    text: "Print the file's header with `gguf-dump --no-tensors model.gguf` and compare it with the original `config.json`.",
    outcomes: [
      {
        when: "a key is missing or differs",
        confirms: ["incompatible-model", "incorrect-assignment"],
        rulesOut: ["incompatible-backend"],
      },
      { when: "all keys agree", confirms: [], rulesOut: ["incompatible-model"] },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "feature-failure", "silent-error"],
      components: ["model-loader", "model-conversion-tools", "input-processor"],
      causes: ["incompatible-model", "incorrect-assignment", "incorrect-tokenization", "incompatible-version"],
    },
    answered: { phrases: ["gguf-dump", "gguf_dump", "llama_model_loader: - kv"], logged: ["llama_model_loader: - kv"] },
    source: `${REPO}/gguf-py/gguf/scripts/gguf_dump.py`,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-check-tensors",
    text: "Start once with `--check-tensors`: it looks for invalid values in the tensor data while it loads.",
    outcomes: [
      {
        when: "it names a tensor with invalid data",
        confirms: ["incompatible-model"],
        rulesOut: ["incompatible-backend", "misconfiguration"],
      },
      { when: "the model loads", confirms: [], rulesOut: ["incompatible-model"] },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "silent-error"],
      manifestations: ["nan", "garbled-output", "model-load-failure", "repeated-output"],
      causes: ["incompatible-model", "numerical-issue", "mismatched-precision"],
      phases: ["inference-serving"],
    },
    answered: { flags: ["--check-tensors"], phrases: ["check-tensors"] },
    source: SERVER_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-complete-download",
    text: "Compare the size of every `.gguf` part with the size on the model page, and download again a file that is shorter.",
    outcomes: [
      { when: "a file was short", confirms: ["incompatible-model"], rulesOut: ["incorrect-algorithm-implementation"] },
      { when: "all sizes agree", confirms: [], rulesOut: ["incompatible-model"] },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash"],
      phases: ["inference-serving", "model-conversion"],
      manifestations: ["model-load-failure"],
      causes: ["incompatible-model", "incorrect-exception-handling"],
      mentions: [
        "download",
        "corrupt",
        "truncat",
        "magic",
        "incomplete",
        "wget",
        "eof",
        "out of bounds",
        "not within",
        "unexpectedly reached",
        "failed to read",
      ],
    },
    answered: { phrases: ["sha256", "checksum", "downloaded again", "re-downloaded", "redownloaded"] },
    source: "https://github.com/ggml-org/llama.cpp/pull/6885",
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-unquantized",
    text: "Run the unquantised `F16` or `BF16` GGUF of the same model with the same prompt and sampling.",
    outcomes: [
      {
        when: "the unquantised model answers well",
        confirms: ["mismatched-precision"],
        rulesOut: ["incorrect-tokenization"],
      },
      { when: "it is wrong too", confirms: [], rulesOut: ["mismatched-precision"] },
    ],
    cost: "minutes",
    engine: ENGINE,
    variantOf: "unquantised-model",
    scope: {
      symptoms: ["unexpected-output", "silent-error"],
      causes: ["mismatched-precision", "incorrect-algorithm-implementation", "incorrect-tokenization"],
      components: ["model-conversion-tools", "operators"],
      mentions: ["q4", "q5", "q8", "iq", "q2", "q3", "q6", "quant"],
    },
    answered: { phrases: ["f16 works", "bf16 works", "fp16 works", "unquantized", "unquantised", "f16 gguf"] },
    source: QUANTIZE_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-requantize",
    text: "Quantise again from the F16 file rather than from a quantised one, that is, without `--allow-requantize`.",
    outcomes: [
      {
        when: "the new file is right",
        confirms: ["misconfiguration", "mismatched-precision"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "it is wrong too", confirms: [], rulesOut: ["misconfiguration"] },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["unexpected-output", "silent-error", "crash"],
      phases: ["model-conversion"],
      manifestations: ["quantization"],
      causes: ["mismatched-precision", "misconfiguration"],
      mentions: ["quantize", "requant"],
    },
    source: QUANTIZE_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-load-mode-none",
    text: "Load without memory mapping: `--load-mode none` (`--no-mmap` in builds before the middle of 2026).",
    outcomes: [
      {
        when: "the model loads",
        confirms: ["incompatible-backend"],
        rulesOut: ["incompatible-model"],
      },
      { when: "it fails as before", confirms: [], rulesOut: ["incompatible-backend"] },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "system-hang", "abnormal-performance"],
      phases: ["inference-serving"],
      components: ["model-loader", "resource-manager"],
      causes: ["incompatible-backend", "incorrect-resource-allocation", "incompatible-model"],
      mentions: [
        "mmap",
        "mlock",
        "page fault",
        "memory map",
        "disk",
        "ssd",
        "nfs",
        "bus error",
        "sigbus",
        "bad address",
      ],
    },
    answered: { flags: ["--no-mmap", "--load-mode", "-lm"], phrases: ["no-mmap", "load-mode none"] },
    source: "https://github.com/ggml-org/llama.cpp/pull/20834",
    verified: VERIFIED,
  },
];
