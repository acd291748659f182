import { commandStart, isContinued, programName } from "./command-line.js";
import type { PartKind, ReportedCommand, ReportPart } from "./issue-report.js";
import type { ReportLine } from "./report-lines.js";
import { shellWords } from "./shell-words.js";

/** Parts that may hold commands; in prose only whole lines and inline code. */
const SEARCHED = new Set<PartKind>(["command", "log", "code", "prose", "output"]);
const MAX_COMMANDS = 40;
const MAX_TEXT = 2_000;
const MAX_LINES = 60;
const INLINE_CODE = /`([^`]{4,400})`/g;
const RUNNERS = new Set(["poetry", "uv", "pipenv", "pixi", "hatch"]);
/** Outside commands and code only a prompt or inline code can hold a command. */
const PROMPT_OR_CODE = /[$%>❯➜`]/;
/** Commands that say nothing about what was run. */
const SILENT = new Set([
  "cd",
  "echo",
  "mkdir",
  "source",
  "set",
  "setx",
  "export",
  "cat",
  "alias",
  "ulimit",
  "cp",
  "mv",
  "rm",
  "ln",
  "chmod",
  "exit",
  "ls",
  "which",
  "history",
]);

/**
 * Takes a report's lines and parts and gives the commands in order of the body. `export` lines become the environment
 * of the commands after them in the same part.
 */
export function readCommands(lines: readonly ReportLine[], parts: readonly ReportPart[]): ReportedCommand[] {
  const commands: ReportedCommand[] = [];
  for (const part of parts) {
    if (commands.length >= MAX_COMMANDS) break;
    if (!SEARCHED.has(part.kind)) continue;
    commands.push(...commandsOf(lines, part));
  }
  return commands.slice(0, MAX_COMMANDS);
}

function commandsOf(lines: readonly ReportLine[], part: ReportPart): ReportedCommand[] {
  const commands: ReportedCommand[] = [];
  const exported: Record<string, string> = {};
  for (let number = part.startLine; number <= part.endLine && commands.length < MAX_COMMANDS; number++) {
    const line = lines[number - 1];
    if (line === undefined || line.blank) continue;
    if (part.kind !== "command" && part.kind !== "code" && !PROMPT_OR_CODE.test(line.text)) continue;
    const bare = line.text.replace(/^[\s>]{0,20}(?:[-*+]\s{1,4}|\d{1,2}[.)]\s{1,4})?/, "").replace(/^!(?=\w)/, "");
    const start = commandStart(bare) ?? (bare === line.text ? null : commandStart(line.text));
    const isOwn = start !== null && (part.kind === "command" || start.prompted || part.kind === "code");
    if (start !== null && isOwn) {
      const { text, endLine } = joinLines(lines, number, part.endLine, start.command);
      const parsed = parseCommand(text, number, endLine, exported);
      if (parsed !== null) commands.push(parsed);
      number = endLine;
      continue;
    }
    if (part.kind !== "prose" || !line.text.includes("`")) continue;
    for (const [, inline] of line.text.matchAll(INLINE_CODE)) {
      const inner = inline === undefined ? null : commandStart(inline.trim());
      const parsed =
        inner === null || !/\s/.test(inner.command) ? null : parseCommand(inner.command, number, number, {});
      if (parsed !== null) commands.push(parsed);
    }
  }
  return commands;
}

function joinLines(
  lines: readonly ReportLine[],
  from: number,
  to: number,
  first: string,
): { text: string; endLine: number } {
  let text = first;
  let endLine = from;
  while (endLine < to && endLine - from < MAX_LINES && text.length < MAX_TEXT) {
    const next = lines[endLine];
    if (next === undefined || next.blank) break;
    const continues = isContinued(text);
    const isFlag = /^\s{0,40}--?[A-Za-z][\w-]{0,60}(?:[ =]|$)/.test(next.text);
    if (!continues && !isFlag) break;
    // A blank after the backslash breaks the command in a shell, not the reporter's meaning.
    text = `${
      continues
        ? text
            .trimEnd()
            .replace(/[\\^`]$/, "")
            .trimEnd()
        : text
    } ${next.text.trim()}`;
    endLine++;
  }
  return { text: text.slice(0, MAX_TEXT), endLine };
}

function parseCommand(
  text: string,
  startLine: number,
  endLine: number,
  exported: Record<string, string>,
): ReportedCommand | null {
  const words = shellWords(text);
  const env: Record<string, string> = {};
  let index = 0;
  for (; index < words.length; index++) {
    const word = words[index] ?? "";
    const assignment = /^\(?([A-Za-z_]\w{0,80})=([\s\S]*)$/.exec(word);
    if (assignment !== null) env[assignment[1] ?? ""] = assignment[2] ?? "";
    else if (!/^(?:sudo|nohup|time|exec|env|command|start|&|!|export|set|setx|&&|;)$/.test(word)) break;
  }
  const first = words[index];
  if (first === undefined) {
    Object.assign(exported, env);
    return null;
  }
  // `poetry run python …` runs python.
  if (RUNNERS.has(first) && words[index + 1] === "run") index += 2;
  const runs = words[index];
  if (runs === undefined) return null;
  const rest = words.slice(index + 1);
  const program = fullProgram(programName(runs.replace(/^[({&]+/, "")), rest);
  if (program === "" || SILENT.has(program)) return null;
  const flags = readFlags(rest, env);
  return { program, flags, env: { ...exported, ...env }, text, startLine, endLine };
}

function fullProgram(name: string, rest: readonly string[]): string {
  if (!/^python\d?(?:\.\d{1,2})?$/.test(name)) return name;
  const index = rest.indexOf("-m");
  return index >= 0 && index < 4 && rest[index + 1] !== undefined ? `python -m ${rest[index + 1]}` : "python";
}

function readFlags(words: readonly string[], env: Record<string, string>): Record<string, string | null> {
  const flags: Record<string, string | null> = {};
  for (const [index, word] of words.entries()) {
    const flag = /^(--?[A-Za-z][\w.:-]{0,80})(?:=([\s\S]*))?$/.exec(word);
    if (flag === null) continue;
    const name = flag[1] ?? "";
    const next = words[index + 1];
    const takesNext = flag[2] === undefined && next !== undefined && !/^(?:-[^\d]|[|&;<>]|\d?>|&&)/.test(next);
    // A definition carries its value or has none: `-DGGML_CUDA ON` is not how CMake reads it.
    flags[name] = flag[2] ?? (takesNext && !name.startsWith("-D") ? next : null);
    const passed = /^(?:-e|--env)$/.test(name) ? /^([A-Za-z_]\w{0,80})=([\s\S]*)$/.exec(next ?? "") : null;
    if (passed !== null) env[passed[1] ?? ""] = passed[2] ?? "";
  }
  return flags;
}
