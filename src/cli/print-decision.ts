import { styleText } from "node:util";
import { percent } from "../decide/comment/confidence.js";
import type { Decision } from "../decide/decision.js";
import { visibleText } from "../report/visible-text.js";

const QUOTE_LIMIT = 100;

/** A decision as a person reads it in a terminal: labels, confidence, evidence with line numbers, comment preview. */
export function printDecision(decision: Decision, title: string): string {
  const repo = visibleText(decision.repo, QUOTE_LIMIT);
  const place = decision.number > 0 ? `${repo}#${decision.number}` : repo;
  const rows: [string, string][] = [
    ["kind", `${decision.kind.id} ${percent(decision.kind.p)}`],
    ["engine", decision.engine ?? "unknown"],
  ];
  if (decision.phase) rows.push(["phase", `${decision.phase.id} ${percent(decision.phase.p)}`]);
  if (decision.symptoms.length > 0) rows.push(["symptoms", ranked(decision.symptoms, 3)]);
  if (decision.subtype) rows.push(["subtype", ranked([decision.subtype], 1)]);
  if (decision.components.length > 0) rows.push(["components", ranked(decision.components, 3)]);
  if (decision.causes.length > 0) rows.push(["causes", ranked(decision.causes, 3)]);
  if (decision.manifestations.length > 0) rows.push(["shows", decision.manifestations.join(", ")]);
  rows.push(["labels", decision.labels.join(", ") || "none"]);
  if (decision.abstained.length > 0) rows.push(["abstained", decision.abstained.join(", ")]);
  rows.push(["source", decision.source]);
  return [
    styleText(
      "bold",
      [place, visibleText(title, QUOTE_LIMIT)].filter((part) => part !== "").join("  ") || "(no title)",
    ),
    ...rows.map(([name, value]) => `  ${styleText("dim", name.padEnd(11))}${value}`),
    ...section("evidence", decision.evidence.map(evidenceRow)),
    ...section("facts", Object.entries(decision.facts).map(factRow)),
    ...section("comment", decision.comment === null ? ["none: nothing would be posted"] : decision.comment.split("\n")),
    "",
  ].join("\n");
}

function ranked(list: readonly { id: string; p: number }[], most: number): string {
  return list
    .slice(0, most)
    .map(({ id, p }) => `${id} ${percent(p)}`)
    .join(", ");
}

function evidenceRow(hit: Decision["evidence"][number]): string {
  const place = hit.startLine === 0 ? "title" : `line ${hit.startLine}`;
  return `${place.padEnd(10)}${hit.signal.padEnd(26)} ${visibleText(hit.quote, QUOTE_LIMIT)}`;
}

function factRow([name, value]: [string, Decision["facts"][string]]): string {
  const shown = Array.isArray(value) ? value.join(", ") : String(value);
  return `${name.padEnd(20)} ${visibleText(shown, QUOTE_LIMIT)}`;
}

function section(name: string, rows: readonly string[]): readonly string[] {
  return rows.length === 0 ? [] : [`  ${styleText("dim", name)}`, ...rows.map((row) => `    ${row}`)];
}
