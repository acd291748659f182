import type { CountedName, Phrases } from "./phrases.js";

const MONTHS = "January February March April May June July August September October November December".split(" ");

export const ENGLISH: Phrases = {
  likely: (percent) => `likely, ${percent}`,
  possible: "possible",
  told: "set by a maintainer",
  verdict: (symptom, kind, phase, sure) => `**${symptom}**${kind === null ? "" : ` (${kind})`} in ${phase} (${sure}).`,
  otherwise: (symptom) => ` It may also be ${symptom}.`,
  toldCause: (cause) => ` Root cause, set by a maintainer: ${cause}.`,
  noCause: " No root cause stands out.",
  causes: (named, isSure) =>
    ` ${isSure ? "Likely root cause" : "Root causes to look at first, none of them certain"}: ${named.join(", ")}.`,
  checks: "**Checks that tell the causes apart**",
  missing: "**Missing from the report**",
  similar: "**Similar issues**, with the same error message",
  similarIssue: ({ state, opened }) => ` (${opened === null ? state : `opened ${monthOf(opened)}, ${state}`})`,
  folded: "Evidence, what each outcome means, and sources",
  evidence: "**Evidence**, strongest first",
  title: "title",
  line: (number) => `line ${number}`,
  colon: ": ",
  outcomes: "**What the outcomes mean**",
  outcome: (when, pointsTo, rulesOut) =>
    `if ${when}: ${[
      ...(pointsTo.length > 0 ? [`points to ${pointsTo.join(" or ")}`] : []),
      ...(rulesOut.length > 0 ? [`not ${rulesOut.join(" or ")}`] : []),
    ].join(", ")}`,
  semicolon: "; ",
  source: "source",
  studyLine: ({ address, all, bugs, symptom, subtype, phase, causes, components }) =>
    `In the [study](<${address}>) (${all} bugs of five engines), of ${bugs} bugs with ${symptom}${subtype === null ? "" : ` (${subtype})`}${
      phase === null ? "" : ` in ${phase}`
    } ${listed(causes, "were")}; ${listed(components, "lay in")}.`,
  origin:
    "Written by engine-triage from the text of this issue alone; it does not know the fix. A maintainer's labels and removals are left as they are.",
  emptyForm: "The form holds no description yet, so there is nothing to go on. Please edit the issue and add:",
  emptyFormAnswered: "The form holds no description; what was asked for here has come in the comments.",
  withdrawn: "A maintainer marked this as not a bug; the triage that stood here is withdrawn.",
};

/** `March 2026` of `2026-03`. */
function monthOf(opened: string): string {
  const [year = "", month = ""] = opened.split("-");
  return `${MONTHS[Number(month) - 1] ?? ""} ${year}`.trim();
}

/** `11 were Concurrency Issue, 10 Incompatible Backend`. */
function listed(rows: readonly CountedName[], verb: string): string {
  return rows.map(({ name, count }, index) => `${count} ${index === 0 ? `${verb} ` : ""}${name}`).join(", ");
}
