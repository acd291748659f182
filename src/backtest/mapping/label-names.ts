/**
 * What labels mean that repositories commonly have. `words` are looked for in the label's name after it was put in lower
 * case, without emoji, and with everything that is no letter or digit made one blank; a row stands for the whole name unless
 * `within` says that the words may be part of it. All rows that fit count, but for a row that `says` nothing: it ends the
 * search, so such rows stand first.
 */
export const LABEL_NAMES: readonly {
  words: readonly string[];
  within?: true;
  says: readonly string[];
}[] = [
  // About the work on an issue, not about what it is.
  {
    words: [
      "stale",
      "inactive",
      "duplicate",
      "wontfix",
      "invalid",
      "priority",
      "severity",
      "good first",
      "help wanted",
    ],
    within: true,
    says: [],
  },
  { words: ["not a bug", "need more", "needs", "await", "keep open", "unstale", "release"], within: true, says: [] },

  {
    words: ["bug", "bug report", "kind bug", "type bug", "bug unconfirmed", "bug confirmed", "confirmed bug"],
    says: ["kind:malfunction"],
  },
  { words: ["regression", "defect"], within: true, says: ["kind:malfunction"] },
  {
    words: [
      "enhancement",
      "feature",
      "feature request",
      "kind feature",
      "type feature",
      "type enhancement",
      "new feature",
    ],
    says: ["kind:feature-request"],
  },
  {
    words: ["new model", "new model request", "model request", "rfc", "roadmap", "proposal"],
    says: ["kind:feature-request"],
  },
  { words: ["question", "usage", "support", "kind question", "type question", "how to"], says: ["kind:question"] },
  { words: ["documentation", "docs", "doc", "kind documentation", "area docs"], says: ["kind:documentation"] },

  { words: ["crash", "segfault", "segmentation fault", "oom", "out of memory"], within: true, says: ["symptom:crash"] },
  { words: ["hang", "deadlock", "freeze", "stuck"], within: true, says: ["symptom:system-hang"] },
  {
    words: [
      "wrong output",
      "incorrect output",
      "accuracy",
      "generation quality",
      "correctness",
      "garbage",
      "gibberish",
    ],
    within: true,
    says: ["symptom:unexpected-output"],
  },
  {
    words: ["performance", "perf", "slow", "latency", "throughput", "memory leak", "memory usage"],
    within: true,
    says: ["symptom:abnormal-performance"],
  },

  { words: ["build", "installation", "install", "compilation", "packaging"], says: ["phase:engine-setup"] },
  { words: ["conversion", "model conversion", "convert"], within: true, says: ["phase:model-conversion"] },

  { words: ["rocm", "amd", "amd gpu", "hip"], says: ["backend:rocm"] },
  { words: ["metal", "apple metal", "mps"], says: ["backend:metal"] },
  { words: ["vulkan"], says: ["backend:vulkan"] },
  { words: ["sycl", "intel gpu"], says: ["backend:sycl"] },
  { words: ["cuda", "nvidia", "nvidia gpu"], says: ["backend:cuda"] },
  { words: ["tpu"], says: ["backend:tpu"] },
];
