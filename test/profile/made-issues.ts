import type { ProfiledDecision, ProfiledIssue } from "../../src/profile/profiled-issue.js";
import { CAUSES } from "../../src/taxonomy/causes.js";
import { COMPONENTS } from "../../src/taxonomy/components.js";
import { PHASES } from "../../src/taxonomy/phases.js";
import { SYMPTOMS } from "../../src/taxonomy/symptoms.js";

const DAY = 86_400_000;
const START = Date.parse("2024-01-01T00:00:00Z");

/** All classes of a level with falling probabilities, the one at `first` in front. */
function ranked<Id extends string>(rows: readonly { readonly id: Id }[], first: number): { id: Id; p: number }[] {
  const total = rows.reduce((sum, _, index) => sum + 1 / (index + 1) ** 2, 0);
  return rows.map((_, index) => {
    const { id } = rows[(first + index) % rows.length] ?? { id: "" as Id };
    return { id, p: 1 / (index + 1) ** 2 / total };
  });
}

/** A decision that is a malfunction for four of five numbers, and of classes that change with the number. */
export function madeDecision(number: number): ProfiledDecision {
  const isBug = number % 5 !== 0;
  const { id: phase } = PHASES[number % PHASES.length] ?? PHASES[0];
  return {
    engine: "vllm",
    kind: isBug ? { id: "malfunction", p: 0.9 } : { id: "question", p: 0.8 },
    phase: isBug ? { id: phase, p: 0.8 } : null,
    symptoms: isBug ? ranked(SYMPTOMS, (number * 7) % SYMPTOMS.length) : [],
    components: isBug ? ranked(COMPONENTS, (number * 3) % COMPONENTS.length) : [],
    causes: isBug ? ranked(CAUSES, (number * number) % CAUSES.length) : [],
  };
}

/** Issues numbered from 100,001 on, one a day's part over two years; two of three are closed after some days. */
export function madeIssues(count: number, title = "It fails"): readonly ProfiledIssue[] {
  return Array.from({ length: count }, (_, index) => {
    const opened = START + (index * 730 * DAY) / count;
    const isOpen = index % 3 === 0;
    return {
      number: 100_001 + index,
      title,
      createdAt: new Date(opened).toISOString(),
      closedAt: isOpen ? null : new Date(opened + ((index % 40) + 1) * DAY).toISOString(),
      isOpen,
      decision: madeDecision(index),
    };
  });
}
