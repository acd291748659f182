import { commandStart, isContinued } from "./command-line.js";
import type { PartKind, SectionRole } from "./issue-report.js";
import { isSentence, lineKind } from "./line-kinds.js";
import type { ReportLine } from "./report-lines.js";

const CODE_LANGUAGES = new Set(
  "python py python3 cpp c c++ cc cuda cu java js javascript ts typescript json jsonc yaml yml toml dockerfile docker diff patch rust rs go golang xml html ini cmake makefile swift kotlin gbnf jinja jinja2 csharp cs sql lua objc objective-c metal glsl nix ruby php mermaid css proto protobuf".split(
    " ",
  ),
);
const SHELL_LANGUAGES = new Set(
  "bash sh shell zsh console powershell ps1 pwsh cmd bat batch shell-session terminal fish command".split(" "),
);

/** Words in the line above a fence that say it holds what a model or server answered. */
const OUTPUT_HINT =
  /\b(?:output|outputs|response|responses|answer|answers|result|results|generat\w{1,5}|repl(?:y|ies)|returns?|completion|prints?|got|get)\b/i;
const LOG_HINT = /\b(?:errors?|logs?|traceback|stack|crash\w{0,3}|fails?|exception)\b/i;
/** A list of options without the program that takes them. */
const OPTION_LINE = /^[\s"'-]{0,20}--?[A-Za-z][\w-]{1,60}(?:[ =:"',]|$)/;
/** Lines of a fence that are looked at to tell its kind. */
const SAMPLE = 300;

export interface FenceContext {
  language: string;
  role: SectionRole | null;
  /** The last line of text above the fence. */
  lead: string;
}

/**
 * Takes the lines of one block of preformatted text (without its fence markers) and gives the kind of each; null for
 * blank lines. Lines in `taken` have a kind already (a trace, an environment dump) and are left alone.
 */
export function fenceLineKinds(
  lines: readonly ReportLine[],
  context: FenceContext,
  taken: ReadonlySet<number>,
): Map<number, PartKind> {
  const kinds = new Map<number, PartKind>();
  const own = lines.filter(({ blank, number }) => !blank && !taken.has(number));
  const votes = countVotes(own.slice(0, SAMPLE));
  const kind = fenceKind(own, votes, context, taken.size > 0);
  let inHead = true;
  let continued = false;
  for (const line of own) {
    const start = kind === "code" ? promptedCommand(line.text) : commandStart(line.text);
    const isComment = /^\s{0,8}#(?!\d)/.test(line.text);
    const isCommand: boolean = continued || (start !== null && (start.prompted || inHead || kind === "command"));
    const isFlag: boolean = !isCommand && inHead && kinds.size > 0 && /^\s{0,12}--?[a-z]/.test(line.text);
    if (isCommand || isFlag) kinds.set(line.number, "command");
    else if (inHead && isComment && votes.command > 0 && kind !== "code") kinds.set(line.number, "command");
    else {
      inHead = false;
      kinds.set(line.number, kind);
    }
    continued = (isCommand || isFlag) && isContinued(line.text);
  }
  return kinds;
}

function promptedCommand(text: string): ReturnType<typeof commandStart> {
  const start = commandStart(text);
  return start?.prompted === true ? start : null;
}

interface Votes {
  log: number;
  code: number;
  output: number;
  command: number;
  sentence: number;
  total: number;
}

function countVotes(lines: readonly ReportLine[]): Votes {
  const votes: Votes = { log: 0, code: 0, output: 0, command: 0, sentence: 0, total: lines.length };
  let continued = false;
  for (const line of lines) {
    const isCommand: boolean = continued || commandStart(line.text) !== null;
    continued = isCommand && isContinued(line.text);
    if (isCommand) votes.command++;
    else if (line.prefixed) votes.log++;
    else {
      const kind = lineKind(line.text);
      if (kind === "log" || kind === "code" || kind === "output") votes[kind]++;
      else if (isSentence(line.text)) votes.sentence++;
    }
  }
  return votes;
}

function fenceKind(own: readonly ReportLine[], votes: Votes, context: FenceContext, hasTrace: boolean): PartKind {
  const { language, role, lead } = context;
  if (own.length > 0 && own.filter(({ text }) => OPTION_LINE.test(text)).length > own.length * 0.6) return "command";
  const rest = votes.total - votes.command;
  if (CODE_LANGUAGES.has(language)) {
    if (votes.output > 1 && votes.output >= votes.code * 0.5) return "output";
    if (/^(?:services|version):/m.test(own[0]?.text ?? "") && /ya?ml/.test(language)) return "command";
    return votes.log > votes.code * 2 && votes.log > votes.total * 0.4 ? "log" : "code";
  }
  if (votes.command > 0 && rest === 0) return "command";
  if (votes.log > 0 && votes.log >= votes.code * 0.7) return "log";
  if (hasTrace && votes.code < votes.total * 0.5) return "log";
  if (votes.output > 1 && votes.output >= votes.code) return "output";
  if (SHELL_LANGUAGES.has(language)) {
    if (role === "command") return "command";
    if (role === "log") return votes.sentence > votes.total * 0.6 && votes.log === 0 ? "prose" : "log";
    if (votes.command > 0) return rest <= votes.command * 3 ? "command" : "log";
    return own.length <= 3 && own.every(({ text }) => /^[./~\w-]{2,60}(?:\s|$)/.test(text) && !isSentence(text))
      ? "command"
      : "log";
  }
  if (votes.code > 0 && votes.code >= votes.total * 0.4) return "code";
  if (role === "command" && votes.sentence === 0) return "command";
  if (role === "log") return votes.sentence > votes.total * 0.6 ? "prose" : "log";
  if (votes.command > 0 && rest <= votes.command) return "command";
  if (votes.log > 0 || LOG_HINT.test(lead)) return "log";
  if (OUTPUT_HINT.test(lead) || votes.sentence > votes.total * 0.5 || votes.output > 0) return "output";
  return votes.code > 0 ? "code" : "log";
}
