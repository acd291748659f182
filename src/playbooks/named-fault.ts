import type { IssueReport } from "../report/issue-report.js";
import type { ReportWords } from "./report-words.js";

/** The lines of the source that are at fault are named. */
const LINES_NAMED =
  /(?:vllm|llama\.cpp|sglang|ollama|lmdeploy|tensorrt-llm|mlc-llm|text-generation-inference|deepspeed[\w-]*)\/blob\/[^\s)]{1,300}#l\d|diff --git/;
/** A cause or a fix is named: the report says what is wrong in the code or what would mend it, not that it has no idea. */
const FIX_NAMED =
  /root cause (?:is|was|seems|appears|of (?:this|the) (?:issue|problem|bug|error|crash) (?:is|was))|\b(?:the|possible|potential|proposed|prospective|suggested|my) fix (?:is|was|would|could|for this (?:is|was)|:)|\b(?:i|we) patched|fixed (?:it|this) (?:by|with)|(?:should|needs to|must) be (?:changed|replaced|moved|bumped|pinned) |(?:submit|open|create|send|raise|preparing|working on) (?:a |an |up a )?(?:pr\b|pull request|fix|patch)|diff --git|\bthe (?:cause|culprit) (?:is|was|seems)|\bthe bug is (?:in|that|caused|due|because)|should be able to fix|can be fixed by|\bfix(?:es|ed) (?:the|this) (?:issue|problem|error|bug|crash)|(?:submit|open) the [\w ]{0,16}(?:pr\b|pull)|(?:maybe|perhaps|probably|i think|guess) (?:it |this |we |they )?should (?:be|use|add|have)|(?:solved|fixed) it for (?:me|us)|\badding [^\n]{1,60} (?:fixes|solves|resolves)/;
/** The change that brought it is named. */
const CHANGE_NAMED =
  /bisect(?:ed|ing|ion)? (?:to|show|point|found|result|:|and|it|the|surprisingly)|git bisect|first bad commit|is the first bad|(?:introduced|caused|broken|broke|regress\w{0,12}|started|stopped|after (?=the |merging|\[?#|pr\b|pull|commit|https)|since (?=the |\[?#|pr\b|pull|commit|https))[^\n]{0,60}(?:\/pull\/\d|\/commit\/[0-9a-f]{7}|#\d{3}|\bpr ?#?\d)|\bwith #\d{3,} ?,|\/pull\/\d[^\n]{0,40}(?:broke|breaks|introduced)|(?:suspect|believe|think|guess)[^\n]{0,30}commit [0-9a-f]{7}|(?:introduced|broken|since) (?:in|by|with|after)?[^.\n]{0,12}\bcommit/;
/** A test of the project fails, not a run of a user. */
const OWN_TEST =
  /\[ci\b|\bci (?:fail|tests?\b|runs?\b|jobs?\b)|failing test|flaky test|unit ?tests?\b|\btests?\/|\btest_\w+\.py|\btest-[a-z-]+\b|\bctest\b|\btests (?:may|fail|are|is|broken|hang)/;

type Test = (report: IssueReport, words: ReportWords) => boolean;

/** `hint` is a cheap pattern that whatever `pattern` finds has, so that most texts are read once and quickly. */
function says(pattern: RegExp, hint: RegExp): Test {
  return (_, { title, prose }) => [title, prose].some((text) => hint.test(text) && pattern.test(text));
}

/** Whether the report points at lines of the source. */
const namesLines: Test = says(LINES_NAMED, /#l\d|diff --git/);
/** Whether it names a cause or a fix, or has one under way. */
export const namesFix: Test = says(
  FIX_NAMED,
  /fix|patch|root cause|culprit|should|must be|needs to be|solv|diff --git|bug is|adding |cause (?:is|was|seems)|\bpr\b|pull request/,
);

/** Whether it names the commit or pull request that brought the failure. */
export function namesChange(report: IssueReport, words: ReportWords): boolean {
  return (
    report.facts.firstBadCommit !== null ||
    says(CHANGE_NAMED, /bisect|bad commit|\/pull\/|\/commit\/|#\d\d|\bpr\b|commit/)(report, words)
  );
}

/** Whether a test of the project fails rather than a user's run. */
export function isOwnTest({ issue }: IssueReport): boolean {
  return OWN_TEST.test(issue.title.toLowerCase());
}

/** Title tags of those who want to know how something is done: code that they name is no fault. */
const ASKS_HOW = /usage|question/;

/** Whether the report names code: lines, a fix or a change. */
export function namesCode(report: IssueReport, words: ReportWords): boolean {
  if (ASKS_HOW.test(report.titleTag ?? "")) return false;
  return [namesLines, namesFix, namesChange].some((test) => test(report, words));
}

/** Whether nothing of this holds: a user's run fails, and nobody knows why. */
export function isOpen(report: IssueReport, words: ReportWords): boolean {
  return !namesCode(report, words) && !isOwnTest(report);
}
