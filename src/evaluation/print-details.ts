import { visibleText } from "../report/visible-text.js";
import type { Figures } from "./evaluate.js";
import { formatShare } from "./format-number.js";
import type { ClassFigures, RankedClassFigures } from "./metrics.js";
import { table } from "./terminal-table.js";

/** Characters of a repository's name that are printed: it comes from the file. */
const NAME_LIMIT = 60;

function basics({ id, support, given, precision, recall, f1 }: ClassFigures): readonly (string | number)[] {
  return [
    id,
    support,
    given,
    formatShare(given === 0 ? null : precision),
    formatShare(support === 0 ? null : recall),
    formatShare(support + given === 0 ? null : f1),
  ];
}

function ofThree(figures: RankedClassFigures): readonly (string | number)[] {
  return [...basics(figures), formatShare(figures.support === 0 ? null : figures.recallAtThree)];
}

/** Figures of every class of the levels other than symptom, for the terminal. Classes that never occur are left out. */
export function printClasses({ kinds, phases, components, causes }: Figures): string {
  const head = ["labelled", "decided", "precision", "recall", "F1"];
  const occurs = ({ support, given }: ClassFigures): boolean => support + given > 0;
  return [
    table(["kind", ...head], kinds.classes.filter(occurs).map(basics)),
    table(["phase", ...head], phases.filter(occurs).map(basics)),
    table(["component", ...head, "in first 3"], components.filter(occurs).map(ofThree)),
    table(["cause", ...head, "in first 3"], causes.filter(occurs).map(ofThree)),
  ].join("\n");
}

/** The surest mistakes, for the terminal: numbers of issues only, no text of theirs. */
export function printMistakes({ mistakes }: Figures): string {
  return (["kind", "symptom", "cause"] as const)
    .map((level) =>
      table(
        [`surest mistakes: ${level}`, "labelled", "decided", "probability"],
        mistakes[level].map(({ repo, number, labelled, decided, p }) => [
          `${visibleText(repo, NAME_LIMIT)}#${number}`,
          labelled.join(", "),
          decided,
          formatShare(p),
        ]),
      ),
    )
    .join("\n");
}
