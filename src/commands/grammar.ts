import { CAUSES } from "../taxonomy/causes.js";
import { SYMPTOMS } from "../taxonomy/symptoms.js";
import type { Command } from "./command.js";
import { plainLines } from "./own-text.js";

/** A line that is a command, or was meant as one. */
const COMMAND_LINE = /^ {0,3}\/triage(?=\s|$)/i;
/** Somewhere in a comment, in whatever place: a cheap first look. */
const ANYWHERE = /^ {0,3}\/triage(?=\s|$)/im;

/** Words that stand alone after `/triage`. */
const WORDS = ["not-a-bug", "off", "on", "explain"] as const satisfies readonly Command["kind"][];

/** Families that a command sets, with the ids that they take. */
const FAMILIES = {
  symptom: SYMPTOMS.map(({ id }) => id),
  cause: CAUSES.map(({ id }) => id),
} as const;

/** Letters of a short form that say anything. */
const LEAST_LETTERS = 3;
/** Characters of the longest command there is, generously; commands of a comment, more generously. */
const LONGEST = 200;
const MOST_COMMANDS = 20;

/** Whether the comment may hold a command; false is certain. */
export function mayHoldCommand(markdown: string): boolean {
  return ANYWHERE.test(markdown);
}

/**
 * The commands of a comment in the order in which they stand, at most twenty:
 *
 *     line    = "/triage" [ word | family ":" id ]
 *     word    = "not-a-bug" | "off" | "on" | "explain"
 *     family  = "symptom" | "cause"
 *     id      = an id of the codebook, its name, or a short form that fits one id alone
 *
 * A command is a line of its own, as `plainLines` tells them; case does not count, and blanks may stand around the colon.
 * What follows `/triage` and is none of these, or fits several ids, gives `unknown`. Takes Markdown of any length and
 * content, never throws.
 */
export function parseCommands(markdown: string): readonly Command[] {
  return plainLines(markdown, (line) => COMMAND_LINE.test(line))
    .slice(0, MOST_COMMANDS)
    .map((line) => parseLine(line.replace(COMMAND_LINE, "").trim()));
}

function parseLine(argument: string): Command {
  if (argument === "") return { kind: "triage" };
  if (argument.length > LONGEST) return { kind: "unknown" };
  const lower = argument.toLowerCase();
  const word = WORDS.find((candidate) => candidate === lower);
  if (word) return { kind: word };
  const [family = "", written = "", ...more] = lower.split(":").map((part) => part.trim());
  if (more.length > 0) return { kind: "unknown" };
  if (family === "symptom") return named("symptom", idOf(FAMILIES.symptom, written));
  if (family === "cause") return named("cause", idOf(FAMILIES.cause, written));
  return { kind: "unknown" };
}

function named<Id, Kind>(kind: Kind, id: Id | null): { kind: Kind; id: Id } | { kind: "unknown" } {
  return id === null ? { kind: "unknown" } : { kind, id };
}

/**
 * The id that is written: itself, or the only one that has words beginning with the written ones, in their order: `hang`
 * and `sys hang` are `system-hang`, `incompatible` is nothing as it fits three. null where none or several fit.
 */
function idOf<const Id extends string>(ids: readonly Id[], written: string): Id | null {
  const words = written.split(/[\s_-]+/).filter((word) => word !== "");
  const exact = ids.find((id) => id === words.join("-"));
  if (exact) return exact;
  if (words.length === 0 || words.some((word) => word.length < LEAST_LETTERS)) return null;
  const fitting = ids.filter((id) => holds(id.split("-"), words));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function holds(whole: readonly string[], beginnings: readonly string[]): boolean {
  let next = 0;
  for (const word of whole) if (word.startsWith(beginnings[next] ?? "\0")) next += 1;
  return next === beginnings.length;
}
