import { closest, distance } from "fastest-levenshtein";

/** Something that is wrong in a configuration file, and how to put it right. */
export interface ConfigurationProblem {
  /** 1-based. */
  line: number;
  column: number;
  /** Keys and indexes with dots between: `labels.colors.symptom`; "" for the file as a whole. */
  path: string;
  /** What is wrong. */
  message: string;
  /** What may stand there, where that is a list. */
  allowed: readonly string[];
  /** The allowed name that is probably meant. */
  nearest: string | null;
}

/** Letters that may differ, as a share of the longer word: past it, a likeness is chance. */
const LIKE = 0.4;
/** Words longer than this are no misspelt names, and would only take time. */
const WORD_LIMIT = 60;

/** The allowed name that a word is probably a misspelling of; null where none is near. */
export function nearestName(word: string, allowed: readonly string[]): string | null {
  if (word === "" || word.length > WORD_LIMIT || allowed.length === 0) return null;
  const plain = (name: string): string => name.toLowerCase().replace(/[\s_.-]+/g, "-");
  const names = new Map(allowed.map((name) => [plain(name), name]));
  const best = closest(plain(word), [...names.keys()]);
  const isNear = distance(plain(word), best) <= Math.max(word.length, best.length) * LIKE;
  return isNear ? (names.get(best) ?? null) : null;
}

/** Names of a list that are written out; of more, the first ones and how many there are. */
const LISTED = 12;

/** A problem as one line of text: `FILE:3:7: families.symptoms: unknown key; did you mean "symptom"? Allowed: ...` */
export function formatProblem(file: string, problem: ConfigurationProblem): string {
  const { line, column, path, message, allowed, nearest } = problem;
  const guess = nearest === null ? "" : `; did you mean "${nearest}"?`;
  const rest = allowed.length > LISTED ? `, ... (${allowed.length} in all)` : "";
  const list = allowed.length === 0 ? "" : ` Allowed: ${allowed.slice(0, LISTED).join(", ")}${rest}`;
  const separator = guess === "" && list !== "" ? "." : "";
  return `${file}:${line}:${column}: ${path === "" ? "" : `${path}: `}${message}${guess}${separator}${list}`;
}
