import type { EmbeddedWeights } from "../classify/embedded-weights.js";
import { type Gates, gatesOf } from "../decide/settings.js";
import { binomialInterval } from "../evaluation/binomial-interval.js";
import { confirmableIds } from "./family-figures.js";
import { type JudgedPast, verdictOn } from "./judge-issue.js";
import type { BacktestReport, GateRow } from "./report-schema.js";

const FAMILIES = ["symptom", "cause", "phase", "component"] as const;
type Family = (typeof FAMILIES)[number];

/** Labels that must be judged before their precision is believed. */
export const LEAST_JUDGED = 20;

/**
 * What each tabulated setting of `precision` would give here, by the repository's own labels, and the lowest that reaches
 * what is wanted. Only where labels say something can a setting be judged.
 */
export function suggestGates(
  judged: readonly JudgedPast[],
  weights: EmbeddedWeights,
  wanted: number,
): BacktestReport["gates"] {
  const families = FAMILIES.map((family) => {
    const confirmable = confirmableIds(family, judged);
    const rows = weights.gateTable.map(({ precision }) =>
      rowOf(judged, { family, confirmable }, precision, gatesOf(weights, { [family]: precision })),
    );
    const reaching = rows.find(
      ({ right, wrong, precision }) => right + wrong >= LEAST_JUDGED && precision !== null && precision >= wanted,
    );
    return { family, rows, suggested: reaching?.setting ?? null };
  });
  return { wanted, families };
}

interface Gated {
  family: Family;
  /** Ids that the labels could confirm. */
  confirmable: ReadonlySet<string>;
}

function rowOf(judged: readonly JudgedPast[], { family, confirmable }: Gated, setting: number, gates: Gates): GateRow {
  const malfunctions = judged.filter(({ decision }) => decision.kind.id === "malfunction");
  const labelled = malfunctions.flatMap((item) => {
    const id = idPast(item, family, gates);
    if (id === null) return [];
    return [confirmable.has(id) ? verdictOn(family, id, item.truth) : "unknown"];
  });
  const right = labelled.filter((verdict) => verdict === "right").length;
  const wrong = labelled.filter((verdict) => verdict === "wrong").length;
  return {
    setting,
    labels: labelled.length,
    right,
    wrong,
    precision: right + wrong === 0 ? null : right / (right + wrong),
    interval: right + wrong === 0 ? null : [...binomialInterval(right, right + wrong)],
    coverage: malfunctions.length === 0 ? 0 : labelled.length / malfunctions.length,
  };
}

/** The id that would be labelled with these gates. */
function idPast({ decision }: JudgedPast, family: Family, gates: Gates): string | null {
  const { kind, symptoms, causes, phase, components } = decision;
  const first = { symptom: symptoms[0], cause: causes[0], phase, component: components[0] }[family];
  if (!first || kind.p < gates.malfunction) return null;
  const gate =
    family === "symptom" || family === "cause" ? (gates[family][first.id] ?? Number.POSITIVE_INFINITY) : gates[family];
  return first.p * kind.p >= gate ? first.id : null;
}
