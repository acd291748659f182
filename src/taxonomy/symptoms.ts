/**
 * The six symptoms of the study with its names and counts (932 labels on 929 bugs), and its five subtypes of
 * Unexpected Output (102 of 122). The wording of `when` and `notWhen` is this project's.
 */
export const SYMPTOMS = [
  {
    id: "crash",
    name: "Crash",
    count: 603,
    when: 'the build, install, conversion, start-up, process or request ends abnormally with an error: exception, abort, segfault, assertion, illegal instruction, out-of-memory error, HTTP 500, compiler or linker error, "cannot load model"',
    notWhen:
      "it only never ends (hang); an error text that is itself the wrong *response* to a valid option (feature failure)",
  },
  {
    id: "unexpected-output",
    name: "Unexpected Output",
    count: 122,
    when: "the engine answers, but the generated text (or scores, embeddings, logprobs) is wrong: garbled, incoherent, repeated, truncated, different from the reference or between runs",
    notWhen: "the response has the wrong API shape or an option is ignored (feature failure)",
  },
  {
    id: "feature-failure",
    name: "Feature Failure",
    count: 107,
    when: "one function, option, endpoint or API behaviour does not do what it promises, while the engine goes on running: option ignored, stop string or grammar not honoured, wrong status field, missing log line, wrong metric, model refused though it should be supported",
    notWhen: "an exception ends the run (crash)",
  },
  {
    id: "abnormal-performance",
    name: "Abnormal Performance",
    count: 53,
    when: "too slow, low throughput or utilisation, too much memory, growth or leak, or a regression of these, though the result may be right",
    notWhen: "memory runs out and the run dies (crash)",
  },
  {
    id: "system-hang",
    name: "System Hang",
    count: 35,
    when: "no progress and no end: stuck at load, warm-up, NCCL initialisation, a request that never returns, a deadlock, a spin",
    notWhen: "it is slow but progresses (abnormal performance)",
  },
  {
    id: "silent-error",
    name: "Silent Error",
    count: 12,
    when: "an internal anomaly that neither an error nor a visibly bad answer reveals; seen only by inspection, comparison of files, statistics, sanitizer or code reading",
    notWhen: "the user saw wrong text (unexpected output)",
  },
] as const;

export type Symptom = (typeof SYMPTOMS)[number];
export type SymptomId = Symptom["id"];

export const SUBTYPES = [
  {
    id: "character",
    name: "Character",
    count: 37,
    when: "garbled, illegal, meaningless characters: `!!!!`, `\\u0000`, `???`",
  },
  { id: "semantic-coherence", name: "Semantic Coherence", count: 20, when: "readable but senseless or off the prompt" },
  {
    id: "inconsistent-output",
    name: "Inconsistent Output",
    count: 17,
    when: "differs from a reference, between runs, settings, batch sizes or device counts",
  },
  { id: "length", name: "Length", count: 15, when: "empty, truncated, too short, never stops" },
  { id: "repetition", name: "Repetition", count: 13, when: "the same text again and again" },
] as const;

export type Subtype = (typeof SUBTYPES)[number];
export type SubtypeId = Subtype["id"];
