/**
 * Information a maintainer needs before a report can be worked on. `name` follows "needs: " in the label. Ids and
 * wording are this project's.
 */
export const NEEDS = [
  { id: "version", name: "version", when: "engine version, commit or build is not stated" },
  { id: "command", name: "command", when: "the command line or code that was run is not shown" },
  { id: "log", name: "log", when: "the error or log output is not shown as text" },
  { id: "environment", name: "environment", when: "operating system, driver or library versions are not stated" },
  { id: "hardware", name: "hardware", when: "device model or count is not stated" },
  { id: "model", name: "model", when: "model or quantisation is not named" },
  { id: "repro", name: "reproduction", when: "no steps or input that make it happen again" },
  { id: "expected", name: "expected result", when: "what should have happened, or the reference, is not said" },
  { id: "stack-dump", name: "stack dump", when: "a hang without a dump of where the processes wait" },
  { id: "measurement", name: "measurement", when: "slowness or memory growth without numbers before and after" },
  { id: "prompt", name: "prompt and sampling", when: "wrong output without the prompt and sampling parameters" },
] as const;

export type Need = (typeof NEEDS)[number];
export type NeedId = Need["id"];
