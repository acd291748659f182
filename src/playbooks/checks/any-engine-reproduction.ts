import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const PDB = "https://docs.python.org/3/library/pdb.html";
const FLAKY = "https://docs.pytest.org/en/stable/explanation/flaky.html";
const VLLM_FORM = "https://github.com/vllm-project/vllm/blob/main/.github/ISSUE_TEMPLATE/400-bug-report.yml";
const TRANSFORMERS = "https://github.com/huggingface/transformers/blob/main/docs/source/en/models.md";

/** What makes a failure easier to see again: how often it comes, by which steps, with which values, in another library. */
export const ANY_ENGINE_REPRODUCTION_CHECKS: readonly Check[] = [
  {
    id: "how-often",
    text: "Repeat it ten times from a fresh start and count how often it happens, and whether always at the same place.",
    outcomes: [
      {
        when: "it happens every time, at the same place",
        confirms: ["incorrect-algorithm-implementation", "incorrect-conditional-logic", "incompatible-version"],
        rulesOut: ["concurrency-issue", "incorrect-synchronization"],
      },
      {
        when: "it happens now and then, or in other places",
        confirms: ["concurrency-issue", "incorrect-synchronization", "incorrect-resource-allocation"],
        rulesOut: ["misconfiguration", "incompatible-version"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      causes: [
        "concurrency-issue",
        "incorrect-synchronization",
        "incorrect-algorithm-implementation",
        "incorrect-conditional-logic",
        "incompatible-version",
      ],
      phases: ["inference-serving"],
      symptoms: ["unexpected-output", "system-hang", "silent-error", "abnormal-performance"],
    },
    answered: {
      phrases: [
        "always",
        "every time",
        "100%",
        "consistent",
        "sometimes",
        "random",
        "intermittent",
        "occasional",
        "sporadic",
        "reproducible",
        "once in a while",
        "each time",
      ],
      parts: ["trace"],
    },
    lastResort: true,
    source: FLAKY,
    verified: VERIFIED,
  },
  {
    id: "shortest-steps",
    text: "Post the shortest list of commands after which it happens, from a new folder, environment or container on.",
    outcomes: [
      {
        when: "it happens from a fresh start",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend", "incorrect-conditional-logic"],
        rulesOut: ["misconfiguration", "dependent-module-issue"],
      },
      {
        when: "it does not happen there",
        confirms: ["misconfiguration", "dependent-module-issue", "incompatible-version"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      causes: [
        "incorrect-algorithm-implementation",
        "incompatible-backend",
        "misconfiguration",
        "dependent-module-issue",
        "incompatible-version",
      ],
    },
    answered: {
      phrases: ["steps to reproduce", "fresh install", "clean install", "minimal repro"],
      parts: ["command", "code"],
    },
    lastResort: true,
    source: VLLM_FORM,
    verified: VERIFIED,
  },
  {
    id: "values-at-failure",
    text: "Print type, shape and value of what the last engine line of the traceback uses (a `print` above that line will do), and post them.",
    outcomes: [
      {
        when: "a value is missing, empty or `None`",
        confirms: ["incorrect-assignment", "incorrect-exception-handling", "incorrect-conditional-logic"],
        rulesOut: ["mismatched-shape", "incompatible-backend"],
      },
      {
        when: "a type, shape or name is not the expected one",
        confirms: ["incorrect-type", "mismatched-shape", "incompatible-version", "incompatible-model"],
        rulesOut: ["incorrect-exception-handling"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["crash", "feature-failure"],
      causes: [
        "incorrect-assignment",
        "incorrect-exception-handling",
        "incorrect-type",
        "mismatched-shape",
        "incompatible-version",
        "incompatible-model",
      ],
      manifestations: ["python-exception"],
      needs: ["python", "open"],
      mentions: [
        "keyerror",
        "typeerror",
        "indexerror",
        "assertionerror",
        "unboundlocalerror",
        "unpack",
        "nonetype",
        "size mismatch",
        "shapes cannot",
        "out of range",
        "'nonetype' object",
      ],
    },
    lastResort: true,
    source: PDB,
    verified: VERIFIED,
  },
  {
    id: "transformers-loads",
    text: "Load the same checkpoint with `AutoModelForCausalLM.from_pretrained` (and `AutoTokenizer`) of Transformers on the CPU.",
    outcomes: [
      {
        when: "Transformers fails too",
        confirms: ["incompatible-model", "incompatible-version", "dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-backend"],
      },
      {
        when: "Transformers loads it",
        confirms: ["incorrect-algorithm-implementation", "incorrect-conditional-logic"],
        rulesOut: ["dependent-module-issue"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["crash"],
      causes: [
        "incompatible-model",
        "incompatible-version",
        "dependent-module-issue",
        "incorrect-algorithm-implementation",
      ],
      phases: ["model-conversion"],
      needs: ["open"],
      mentions: ["keyerror", "architecture"],
    },
    answered: {
      phrases: [
        "from_pretrained",
        "works in transformers",
        "loads in transformers",
        "consolidated.0",
        ".pth",
        "no such file",
      ],
    },
    source: TRANSFORMERS,
    verified: VERIFIED,
  },
];
