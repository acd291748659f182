import { withRises } from "../../adaptation/adapt-gates.js";
import { CAUSES } from "../../taxonomy/causes.js";
import { COMPONENTS } from "../../taxonomy/components.js";
import { NEEDS } from "../../taxonomy/needs.js";
import { PHASES } from "../../taxonomy/phases.js";
import { SYMPTOMS } from "../../taxonomy/symptoms.js";
import { type Decision, LABEL_FAMILIES, type LabelFamily } from "../decision.js";
import { labelName, parseLabelName } from "../label-names.js";
import type { DecisionSettings, Gates } from "../settings.js";
import type { Told } from "../told.js";
import { renderAdaptation } from "./adaptation-list.js";
import { EXPLANATION_MARKER } from "./comment-marker.js";
import { renderEvidence } from "./evidence-list.js";

/** What a decision is explained by. */
export interface ExplanationMaterial {
  /** null: not known here; probabilities stand without them. */
  gates: Gates | null;
  settings: Pick<DecisionSettings, "families">;
  told: Told;
  /** Label names in lower case that people took off. */
  vetoedLabels: readonly string[];
  /** Families in which people set labels. */
  heldFamilies: readonly LabelFamily[];
}

/** Characters that are worth a reader's time; GitHub allows many more. */
const VISIBLE_LIMIT = 2_000;

/**
 * The reply to `/triage explain`: the kind, each family's first class with its probability against its gate and why it has
 * a label or none, what the decision rests on with line numbers, and what is missing. Text of the issue appears redacted
 * and as inline code only; evidence is left out where it would make more than about 2,000 characters.
 */
export function renderExplanation(decision: Decision, given: ExplanationMaterial): string {
  const material = { ...given, gates: given.gates && withRises(given.gates, decision.adaptation?.gates ?? []) };
  const families = LABEL_FAMILIES.filter(
    (family) => material.settings.families[family] || toldOf(family, material.told) !== null,
  );
  const blocks = [
    "**How this issue was triaged**",
    renderKind(decision, material),
    ["| family | first | probability | gate | label |", "| --- | --- | --- | --- | --- |"]
      .concat(families.map((family) => renderRow(family, decision, material)))
      .join("\n"),
    renderAdaptation(decision.adaptation),
    renderArrived(material.told),
    renderSilence(decision),
  ].filter((block) => block !== "");
  for (let quotes = decision.evidence.length; ; quotes -= 1) {
    const evidence = renderEvidence(decision.evidence.slice(0, quotes)) || "No signal moved this decision by itself.";
    const visible = [...blocks, evidence].join("\n\n");
    if (quotes <= 0 || visible.length <= VISIBLE_LIMIT) return `${EXPLANATION_MARKER}\n\n${visible}`;
  }
}

function renderKind({ kind, source }: Decision, { gates, told }: ExplanationMaterial): string {
  const by = source === "embedded" ? "by the embedded classifier" : "by the embedded classifier and a model's reading";
  if (told.notABug) return "A maintainer said that this is not a bug: nothing is labelled until `/triage`.";
  if (told.symptom !== null || told.cause !== null) return `A malfunction, as a maintainer said; the rest ${by}.`;
  const gate = gates === null ? "" : ` (a malfunction from ${share(gates.malfunction)} on)`;
  const product = kind.id === "malfunction" ? " Probabilities below are multiplied by that of a malfunction." : "";
  return `Kind: **${kind.id}**, ${share(kind.p)}${gate}, ${by}.${product}`;
}

interface Standing {
  first: string;
  /** null: not a matter of probability. */
  p: number | null;
  /** null: the class is never labelled; undefined: unknown, or nothing to pass. */
  gate: number | null | undefined;
}

function renderRow(family: LabelFamily, decision: Decision, material: ExplanationMaterial): string {
  const found = standingOf(family, decision, material.gates);
  const { first, p, gate } = toldOf(family, material.told) === null ? found : { ...found, p: null, gate: undefined };
  const cells = [
    family,
    first,
    p === null ? "-" : share(p),
    gate === undefined ? "-" : gate === null ? "none" : share(gate),
    why(family, { first, p, gate }, decision, material),
  ];
  return `| ${cells.join(" | ")} |`;
}

function standingOf(family: LabelFamily, decision: Decision, gates: Gates | null): Standing {
  const { kind, symptoms, causes, phase, components, facts, needs } = decision;
  const malfunction = kind.id === "malfunction" ? kind.p : 0;
  const of = (
    rows: readonly { readonly id: string; readonly name: string }[],
    top: { id: string; p: number } | null | undefined,
    gate: number | null | undefined,
  ): Standing =>
    top ? { first: nameOf(rows, top.id), p: top.p * malfunction, gate } : { first: "-", p: null, gate: undefined };
  switch (family) {
    case "symptom":
      return of(SYMPTOMS, symptoms[0], gates?.symptom[symptoms[0]?.id ?? ""]);
    case "cause":
      return of(CAUSES, causes[0], gates?.cause[causes[0]?.id ?? ""]);
    case "phase":
      return of(PHASES, phase, gates?.phase);
    case "component":
      return of(COMPONENTS, components[0], gates?.component);
    case "backend":
      return { first: [facts.backends ?? []].flat().join(", ") || "-", p: null, gate: undefined };
    case "needs":
      return { first: needs.map((need) => nameOf(NEEDS, need)).join(", ") || "-", p: null, gate: undefined };
  }
}

function why(family: LabelFamily, { p, gate }: Standing, decision: Decision, material: ExplanationMaterial): string {
  const { told, heldFamilies, vetoedLabels } = material;
  const ids = decision.labels.flatMap((name) => {
    const parsed = parseLabelName(name);
    return parsed?.family === family ? [parsed.id] : [];
  });
  const vetoed = ids.filter((id) => vetoedLabels.includes(labelName(family, id)));
  if (ids.length > 0 && vetoed.length === ids.length) return "no: somebody took it off";
  if (toldOf(family, told) !== null) return "yes: set by a maintainer's command";
  if (heldFamilies.includes(family)) return "no: left to people, who set a label of this family";
  if (ids.length > 0) return "yes";
  if (family === "needs") return "no: nothing to ask for";
  if (decision.kind.id !== "malfunction") return "no: not a malfunction";
  if (family === "backend") return "no: not exactly one is stated";
  if (p !== null && gate === null) return "no: this class was not right often enough on issues it had not seen";
  return "no: below its gate";
}

function toldOf(family: LabelFamily, { symptom, cause }: Told): string | null {
  if (family === "symptom") return symptom;
  return family === "cause" ? cause : null;
}

function renderArrived({ metNeeds }: Told): string {
  if (metNeeds.length === 0) return "";
  return `Came in comments, and is not asked for any more: ${metNeeds.map((need) => nameOf(NEEDS, need)).join(", ")}.`;
}

function renderSilence({ kind, comment }: Decision): string {
  if (comment !== null || kind.id !== "malfunction") return "";
  return "There is no comment on it, as too little is sure to be worth reading.";
}

/** `0.41`, never `0.00` or `1.00`: the classifier is never sure. */
function share(p: number): string {
  return Math.min(0.99, Math.max(0.01, p)).toFixed(2);
}

function nameOf(rows: readonly { readonly id: string; readonly name: string }[], id: string): string {
  return rows.find((row) => row.id === id)?.name ?? id;
}
