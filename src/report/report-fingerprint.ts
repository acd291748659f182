import { createHash } from "node:crypto";
import type { IssueReport, PartKind } from "./issue-report.js";

/** The form's own text says nothing of the reporter's, ticked boxes included. */
const SILENT = new Set<PartKind>(["template"]);
/** In words alone: in logs, code and commands these characters mean something. */
const WORDS = new Set<PartKind>(["title", "prose"]);
const FORMATTING = /[*_~`>#|]+/g;

/**
 * SHA-256, in hexadecimal, of what a report says: its title and parts, without white space, formatting of words and the
 * form's own text. An edit that leaves it as it was cannot move a decision.
 */
export function fingerprintReport({ titleTag, parts }: Pick<IssueReport, "titleTag" | "parts">): string {
  const hash = createHash("sha256").update(`${titleTag ?? ""}\n`);
  for (const { kind, text } of parts) {
    if (SILENT.has(kind)) continue;
    const words = (WORDS.has(kind) ? text.replace(FORMATTING, "") : text).split(/\s+/).filter((word) => word !== "");
    // A part of blank words is no part: blank lines between two paragraphs may be any number.
    if (words.length > 0) hash.update(`${kind}\n${words.join(" ")}\n`);
  }
  return hash.digest("hex");
}
