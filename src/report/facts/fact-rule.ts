import type { PartKind, ReportPart } from "../issue-report.js";

export interface FactLine {
  number: number;
  text: string;
  kind: PartKind;
  section: ReportPart["section"];
  /** `Key: value` and `key = value` lines: the key in lower case without markup; "" for other lines. */
  key: string;
  /** What stands after the key. */
  value: string;
}

/** A rule that reads the value of certain keys. The first group of the pattern is the fact. */
export interface KeyRule {
  id: string;
  keys: readonly string[];
  pattern: RegExp;
}

/** A rule that reads any line. The first group that took part is the fact. */
export interface LineRule {
  id: string;
  pattern: RegExp;
  /** Parts in which it may match; everywhere without. */
  kinds?: readonly PartKind[];
}

/** Takes lines and rules and gives the first fact that a rule reads; rules are in order of trust. */
export function firstFact(
  source: readonly FactLine[],
  keyRules: readonly KeyRule[],
  lineRules: readonly LineRule[] = [],
): { value: string; line: number } | null {
  for (const rule of keyRules) {
    const keys = new Set(rule.keys);
    for (const { key, value, number } of source) {
      if (key === "" || !keys.has(key)) continue;
      const found = captured(rule.pattern.exec(value));
      if (found !== null) return { value: found, line: number };
    }
  }
  for (const rule of lineRules) {
    for (const { text, kind, number } of source) {
      if (rule.kinds !== undefined && !rule.kinds.includes(kind)) continue;
      const found = captured(rule.pattern.exec(text));
      if (found !== null) return { value: found, line: number };
    }
  }
  return null;
}

/** Takes a match and gives its first group that took part, trimmed; null without. */
function captured(match: RegExpExecArray | null): string | null {
  const value = match?.slice(1).find((group) => group !== undefined && group.trim() !== "");
  return value === undefined ? null : value.trim().slice(0, 200);
}
