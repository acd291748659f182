import type { Decision } from "../decision.js";
import { labelName } from "../label-names.js";

/** Rows that are worth a reader's time, those that moved most first. */
const MOST = 6;

/** What the repository's corrections moved in this decision, as Markdown; empty where they moved nothing. */
export function renderAdaptation(adaptation: Decision["adaptation"]): string {
  const lines = adaptationLines(adaptation).slice(0, MOST);
  if (lines.length === 0) return "";
  return [
    "Moved by what people here said of earlier decisions:",
    "",
    ...lines.map(({ subject, text }) => `- \`${subject}\`: ${text}`),
  ].join("\n");
}

/** The same as plain lines, all of them: what moved, and from where to where on what grounds. */
export function adaptationLines(adaptation: Decision["adaptation"]): readonly { subject: string; text: string }[] {
  const { priors = [], gates = [] } = adaptation ?? {};
  const byMove = [...priors].sort((a, b) => Math.abs(b.posterior - b.prior) - Math.abs(a.posterior - a.prior));
  return [
    ...gates.map(({ family, id, prior, posterior, right, wrong, untold, target, precision }) => ({
      subject: labelName(family, id),
      text: `gate ${two(prior)} -> ${two(posterior)} (labels right ${right}, wrong ${wrong}, nothing said ${untold}: precision ${two(precision)}, wanted ${two(target)})`,
    })),
    ...byMove.map(({ family, id, prior, posterior, decided, said, shift }) => ({
      subject: labelName(family, id),
      text: `probability ${two(prior)} -> ${two(posterior)} (decided on ${decided}, people say it of ${said}: log-odds ${shift < 0 ? "" : "+"}${two(shift)})`,
    })),
  ];
}

function two(value: number): string {
  return value.toFixed(2);
}
