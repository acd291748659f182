import type { IssueReport } from "../report/issue-report.js";

/** What says that something was tried: it works so, it makes no difference, it still fails. */
const OUTCOME =
  /(?<!\b(?:not|never) |n't )\b(?:works?|worked|fine|succeeds?|succeeded|disappears?|vanish\w{0,4}|goes away|went away|no (?:longer )?(?:errors?|problems?|issues?|crash)|(?:not|n't|never) (?:occur|happen|appear|persist|help|crash|fail|throw|raise)s?|no difference|same (?:error|issue|result|problem|output|behaviou?r)|still (?:fail|encounter|hit|run into|crash|happen|occur|get|see|persist|the same)\w{0,3}|to no avail|loads? successfully|successfully|without (?:any )?(?:issue|problem|error)s?|resolves?|can (?:run|load|start)|runs? (?:ok|well|correctly)|tried|regardless)\b/;
/** What says that it happens with a setting and not without, or the other way round. */
const CONTRAST =
  /\b(?:only (?:when|with|if|happens?|occurs?|in)\b|unless\b|when(?:ever)? [\w\s-]{0,30}(?:enabl|disabl|turned o)|(?:after|by|if|with) [\w\s-]{0,16}(?:enabl|disabl|remov|turning o)|(?:is|are) (?:enabled|disabled|turned o)|affects?\b|regardless|depend(?:s|ing) on|with and without|(?:compared? (?:to|with)|versus|vs\.?) [\w\s-]{0,30}(?:without|off\b|disabled))/;
/** Most sentences have none of its words: a cheap look first. */
const CONTRAST_HINT = /only|unless|abl(?:ed|ing)|turn|remov|affect|regardless|depend|without|compar|vs|versus/;
/** One clause may be of one setting and the next of another. */
const CLAUSE_END = /[,()]/;
/** Characters of prose that are read. */
const PROSE_LIMIT = 8000;

/** What title and prose say of settings, lower case, one sentence a line. */
export interface SettingSentences {
  /** What was tried and what came of it: "It works on one GPU". What stands in them needs no trying. */
  tried: string;
  /** On which setting it depends: "fails only with CUDA graphs". It was switched already. */
  contrasting: string;
}

export function settingSentences(report: IssueReport): SettingSentences {
  const prose = report.parts.filter(({ kind }) => kind === "prose").map(({ text }) => text);
  const text = `${report.title}\n${prose.join("\n").slice(0, PROSE_LIMIT)}`.toLowerCase();
  const sentences = text.split(/[.!?;](?=\s)|\n/);
  return {
    tried: sentences.filter((sentence) => OUTCOME.test(sentence)).join("\n"),
    contrasting: sentences
      .filter((sentence) => CONTRAST_HINT.test(sentence))
      .flatMap((sentence) => sentence.split(CLAUSE_END))
      .filter((clause) => CONTRAST.test(clause))
      .join("\n"),
  };
}
