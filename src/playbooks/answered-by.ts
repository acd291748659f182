import type { IssueReport } from "../report/issue-report.js";
import type { Check, CheckAnswered } from "./check.js";
import { settingSentences } from "./setting-sentences.js";

/** A check that changes a setting: what it is about was tried if the report says how it goes with or without it. */
const SWITCH =
  /^(?:Start|Set|Turn|Remove|Lower|Run once|Run on|Keep|Build|Configure|Try|Repeat|Drop|Raise|Put|Use|Compile|Unset|Add|Pass)\b/;

/** A box of a form that is ticked. */
const TICKED = /^\s{0,6}[-*+] \[[xX]\]/;

/** Characters that are searched: of logs, and of what the user wrote or ran. */
const LOG_LIMIT = 60_000;
const OWN_LIMIT = 16_000;

/** Says of a check whether the report shows that it was done. The text of the report is only read when phrases ask. */
export function answeredBy(report: IssueReport): (check: Check) => boolean {
  const flags = new Set(report.commands.flatMap(({ flags }) => Object.keys(flags).map(dashed)));
  const env = new Set(report.commands.flatMap(({ env }) => Object.keys(env)));
  const origin = report.innermostError?.origin;
  const own = lazily(() => ownText(report));
  const logs = lazily(() => logText(report));
  const said = lazily(() => settingSentences(report));
  const ticked = lazily(() =>
    report.lines
      .filter((line) => TICKED.test(line))
      .join("\n")
      .toLowerCase(),
  );
  const isDone = (answered: CheckAnswered) =>
    answered.flags?.some((flag) => flags.has(dashed(flag))) ||
    answered.env?.some((name) => env.has(name)) ||
    answered.origins?.some((name) => name === origin) ||
    answered.facts?.some((name) => isStated(report.facts[name])) ||
    answered.parts?.some((kind) => report.parts.some((part) => part.kind === kind)) ||
    answered.phrases?.some((phrase) => own().includes(phrase.replaceAll("_", "-"))) ||
    answered.tried?.some((phrase) => said().tried.includes(phrase)) ||
    answered.ticked?.some((phrase) => ticked().includes(phrase)) ||
    answered.logged?.some((phrase) => logs().includes(phrase));
  const isTried = ({ text, scope }: Check) =>
    SWITCH.test(text) &&
    scope.mentions?.some(
      (phrase) => said().tried.includes(phrase) || (isSwitched(text, phrase) && said().contrasting.includes(phrase)),
    ) === true;
  const known = new Map<Check, boolean>();
  return (check) => {
    const before = known.get(check);
    if (before !== undefined) return before;
    const done = (check.answered !== undefined && isDone(check.answered) === true) || isTried(check);
    known.set(check, done);
    return done;
  };
}

/** Whether the phrase is what a check switches, as its text says, not only where that matters. */
function isSwitched(text: string, phrase: string): boolean {
  return text.toLowerCase().replaceAll("-", " ").includes(phrase.replaceAll(/[-_]/g, " ").trim());
}

function lazily<Made extends object | string>(make: () => Made): () => Made {
  let made: Made | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

function isStated(fact: IssueReport["facts"][keyof IssueReport["facts"]]): boolean {
  return fact !== null && (!Array.isArray(fact) || fact.length > 0);
}

/** What the user wrote or ran, lower case, `_` as `-`, without backticks: "the latest `main`". Logs stay out: engines print every setting, on or off. */
function ownText(report: IssueReport): string {
  const kinds = new Set(["title", "prose", "command", "code"]);
  const parts = report.parts.filter(({ kind }) => kinds.has(kind)).map(({ text }) => text);
  return parts.join("\n").slice(0, OWN_LIMIT).toLowerCase().replaceAll("_", "-").replaceAll("`", "");
}

function logText(report: IssueReport): string {
  const logs = report.parts.filter(({ kind }) => kind === "log" || kind === "trace").map(({ text }) => text);
  return logs.join("\n").slice(0, LOG_LIMIT).toLowerCase();
}

function dashed(flag: string): string {
  return flag.startsWith("--") ? flag.replaceAll("_", "-").toLowerCase() : flag;
}
