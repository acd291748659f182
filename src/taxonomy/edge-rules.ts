/** Decision rules for the borders between categories, in the codebook's order. They are this project's, not the study's. */
export const EDGE_RULES = [
  {
    title: "Kind follows the content, not the form or the title tag",
    rule: 'A `[Feature]` report that shows a working option broken is a malfunction; a `[Bug]` that only says a model or format is not supported yet is a feature request. "Is this slow?" is a malfunction when it shows a measurement against an expectation, else a question. A CI report is a malfunction when it shows an engine defect, else other. Plans, roadmaps and RFCs are feature requests; trackers, announcements and FAQs are other.',
  },
  {
    title: "Crash or feature failure",
    rule: "An exception that ends the run, the start-up or the request with a server error is a crash. A polite refusal (HTTP 4xx, warning, message) of something that should work, with the engine still running, is a feature failure.",
  },
  {
    title: "Found by reading code or by a sanitizer",
    rule: "Label by the effect the report claims; silent error only if it claims no visible effect. Wrong input token ids: unexpected output if the report says answers suffer, else silent error.",
  },
  {
    title: "Growth that ends in a kill",
    rule: "Abnormal performance if the complaint is the growth, crash if it is the failure.",
  },
  {
    title: "Hang and crash together",
    rule: "The one the user meets first; a watchdog's kill after a stall is a hang.",
  },
  {
    title: "Regression",
    rule: "Incompatible Version when the pairing of versions, APIs or formats is at fault; when a commit simply broke a kernel or a path, the code-level cause comes first and Incompatible Version second.",
  },
  {
    title: "One hardware stack only",
    rule: "Incompatible Backend comes first when other stacks are said or known to work; else the code-level cause.",
  },
  {
    title: "Phase",
    rule: "Phase is where the fault is said to lie; if the report is undecided, where it showed.",
  },
] as const;
