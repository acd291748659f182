import { ENGINES } from "../../taxonomy/engines.js";
import type { Check } from "../check.js";
import { checkSchema } from "./check-schema.js";
import { isImperative } from "./imperatives.js";
import type { Problem } from "./problem.js";
import { schemaProblems, verifiedProblem } from "./row-rules.js";

/** What is typed rather than read: flags, variables and names with underscores, files. */
const TYPED = /(?<![\w-])--?[a-z][\w-]*|\b[A-Za-z]\w*_\w+|\b[\w-]+\.(?:py|sh|json|gguf|txt|yaml)\b/;
/** What GitHub would turn into a link, a mention, a reference or HTML. */
const MARKUP = /https?:|\]\(|@\w|#\d|<|\n/;

type Rule = (check: Check) => readonly Omit<Problem, "id">[];

/** What is wrong with a check by itself. `today` is the day of the look, YYYY-MM-DD: no source is read in the future. */
export function problemsOfCheck(check: Check, today: string): readonly Problem[] {
  const found = [
    ...schemaProblems(checkSchema, check),
    ...verifiedProblem(check.verified, today),
    ...RULES.flatMap((rule) => rule(check)),
  ];
  return found.map((problem) => ({ id: check.id, ...problem }));
}

const RULES: readonly Rule[] = [idOfEngine, textRules, outcomeRules, scopeRules, versionRules];

/** An engine's checks are recognised by their ids; those of any engine carry no engine's name. */
function idOfEngine({ id, engine }: Check): ReturnType<Rule> {
  const owner = ENGINES.find((candidate) => id.startsWith(`${candidate.id.replaceAll(".", "-")}-`))?.id ?? null;
  if (owner === engine) return [];
  const right = engine === null ? "no engine's name" : `${engine.replaceAll(".", "-")}-`;
  return [{ field: "id", message: `starts with ${right} for a check of ${engine ?? "any engine"}` }];
}

function textRules({ text, engine }: Check): ReturnType<Rule> {
  const outside = text.replaceAll(/`[^`]*`/g, "");
  const problems: string[] = [];
  if (!isImperative(text)) problems.push("begins with the verb of what to do (see imperatives.ts)");
  if (!/[.)]$/.test(text)) problems.push("is a sentence with its full stop");
  if (!hasClosedCode(text)) problems.push("has a code span that is not closed");
  if (MARKUP.test(outside)) problems.push("has a link, mention, reference or HTML outside of code");
  const typed = TYPED.exec(outside)?.[0];
  if (typed !== undefined) problems.push(`${typed} is typed, so it stands in code`);
  if (engine !== null && !text.includes("`")) {
    problems.push("a check of one engine names its command, setting or file, in code");
  }
  return problems.map((message) => ({ field: "text", message }));
}

function hasClosedCode(text: string): boolean {
  return text.split("`").length % 2 === 1;
}

function outcomeRules({ outcomes }: Check): ReturnType<Rule> {
  return outcomes.flatMap(({ when, confirms, rulesOut }, index) => {
    const problems: Omit<Problem, "id">[] = [];
    const field = `outcomes.${index}`;
    if (!hasClosedCode(when)) problems.push({ field: `${field}.when`, message: "has a code span that is not closed" });
    if (confirms.length + rulesOut.length === 0) problems.push({ field, message: "confirms a cause or rules one out" });
    const both = confirms.filter((cause) => rulesOut.includes(cause));
    if (both.length > 0) problems.push({ field, message: `confirms and rules out ${both.join(", ")}` });
    return problems;
  });
}

/** A scope that no report can meet is as good as no check. */
function scopeRules({ scope, outcomes }: Check): ReturnType<Rule> {
  const problems: Omit<Problem, "id">[] = [];
  if (scope.subtypes && scope.symptoms && !scope.symptoms.includes("unexpected-output")) {
    problems.push({ field: "scope.subtypes", message: "only Unexpected Output has subtypes" });
  }
  const settled = new Set(outcomes.flatMap(({ confirms, rulesOut }) => [...confirms, ...rulesOut]));
  if (scope.causes && !scope.causes.some((cause) => settled.has(cause))) {
    problems.push({ field: "scope.causes", message: "no outcome speaks of any of them" });
  }
  return problems;
}

function versionRules({ versions, engine }: Check): ReturnType<Rule> {
  if (versions === undefined || engine !== null) return [];
  return [{ field: "versions", message: "a range of versions is of one engine" }];
}
