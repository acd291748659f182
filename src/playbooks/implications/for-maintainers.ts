import type { EngineId } from "../../taxonomy/engines.js";
import { STUDY } from "../../taxonomy/study-tables.js";
import type { Figure, Focus, Implication } from "./implication.js";
import { column, counted, hotSpots, isOfStudy, stated, total } from "./study-figures.js";

const SPOTS = 3;
/** A cause that an engine has at least twice as often as the others, in at least so many labels, is its own. */
const OWN_LIFT = 2;
const OWN_LABELS = 5;

/** What a maintainer of an engine can take from the study: where to look, and what to test. */
export function forMaintainers(focus: Focus): readonly Implication[] {
  const { engine = null } = focus;
  const { causes, components } = spotsOf(focus);
  const own = engine === null ? [] : ownCauses(engine);
  return [
    note("hot-spots", `Look first where such bugs lie: ${names(components)}.`, [
      ...components.map(({ figure }) => figure),
      ...causes.map(({ figure }) => figure),
    ]),
    ...(own.length > 0
      ? [
          note(
            "own-causes",
            `What this engine has more of than the others: ${names(own)}. Test for it.`,
            own.map(({ figure }) => figure),
          ),
        ]
      : []),
    note(
      "oracles",
      "A run that ends well is a weak oracle: check characters, coherence, consistency, length and repetition.",
      [
        notACrash(),
        counted(
          "symptoms",
          STUDY.symptoms["unexpected-output"],
          STUDY.symptomLabels,
          "symptom labels are Unexpected Output",
        ),
        stated("foundation-cracks", "of escaped bugs met a weak oracle"),
      ],
    ),
    note(
      "conversion",
      "Check what conversion wrote: names, shapes, types and greatest difference of tensors, and one answer.",
      [
        ofConversion("unexpected-output", "cause labels of Unexpected Output lie in Model Conversion Tools"),
        ofConversion("silent-error", "cause labels of Silent Error lie in Model Conversion Tools"),
        counted("phases", STUDY.phases["model-conversion"], STUDY.bugs, "bugs are in Model Conversion"),
      ],
    ),
    note(
      "setup",
      "Treat setup as a phase to test: a clean install of each backend, and the first import, on every release.",
      [
        counted("phases", STUDY.phases["engine-setup"], STUDY.bugs, "bugs are in Engine Setup"),
        counted(
          "symptomByPhase.crash",
          STUDY.symptomByPhase.crash["engine-setup"],
          STUDY.phases["engine-setup"],
          "Engine Setup bugs crash",
        ),
      ],
    ),
    note(
      "matrix",
      "Run the tests over a matrix of backends and of the versions that are supported, not over inputs alone.",
      [
        counted("categories", STUDY.categories.environment, STUDY.causeLabels, "cause labels are Environment"),
        ...matrixOf(engine),
        stated("bug-maintenance", "of fixes adapt to hardware, at its latest count"),
      ],
    ),
    note(
      "hangs",
      "Test start-up and load with several devices under a time limit, and dump the stacks when it is passed.",
      [
        counted(
          "symptomByCause.system-hang",
          hangLabels(),
          total(STUDY.symptomByCause["system-hang"]),
          "cause labels of System Hang are Incompatible Backend or Concurrency Issue",
        ),
      ],
    ),
  ];
}

function note(id: string, advice: string, figures: readonly Figure[]): Implication {
  return { id: `maintainer-${id}`, reader: "maintainer", advice, figures };
}

/** A row of the study with the figure that counts it. */
interface Spot {
  name: string;
  figure: Figure;
}

function names(spots: readonly Spot[]): string {
  return spots.map(({ name }) => name).join(", ");
}

function spotsOf(focus: Focus): { causes: readonly Spot[]; components: readonly Spot[] } {
  const { causes, components, labels, tables } = hotSpots(focus);
  return {
    causes: causes.slice(0, SPOTS).map(({ name, count }) => ({
      name,
      figure: counted(tables.causes, count, labels, `cause labels are ${name}`),
    })),
    components: components.slice(0, SPOTS).map(({ name, count }) => ({
      name,
      figure: counted(tables.components, count, labels, `cause labels lie in ${name}`),
    })),
  };
}

/** Causes of which an engine has far more than its share, with its part of all their labels. */
function ownCauses(engine: EngineId): readonly Spot[] {
  if (!isOfStudy(engine)) return [];
  const { causes, labels } = hotSpots({ engine });
  const all: Readonly<Record<string, number>> = STUDY.causes;
  const share = labels / STUDY.causeLabels;
  return causes
    .filter(({ id, count }) => count >= OWN_LABELS && count >= OWN_LIFT * share * (all[id] ?? 0))
    .map(({ id, name, count }) => ({
      name,
      figure: counted(`causeByEngine.${id}.${engine}`, count, all[id] ?? 0, `labels of ${name} are this engine's`),
    }));
}

function notACrash(): Figure {
  const others = STUDY.symptomLabels - STUDY.symptoms.crash;
  return counted("symptoms", others, STUDY.symptomLabels, "symptom labels are no Crash");
}

function ofConversion(symptom: "unexpected-output" | "silent-error", what: string): Figure {
  const counts = STUDY.symptomByComponent[symptom];
  return counted(`symptomByComponent.${symptom}`, counts["model-conversion-tools"], total(counts), what);
}

function matrixOf(engine: EngineId | null): readonly Figure[] {
  const causes = [
    ["incompatible-backend", "Incompatible Backend"],
    ["incompatible-version", "Incompatible Version"],
  ] as const;
  if (engine !== null && isOfStudy(engine)) {
    const counts = column(STUDY.causeByEngine, engine);
    return causes.map(([id, name]) =>
      counted(
        `causeByEngine.${id}.${engine}`,
        counts[id] ?? 0,
        total(counts),
        `cause labels of this engine are ${name}`,
      ),
    );
  }
  return causes.map(([id, name]) =>
    counted(`causes.${id}`, STUDY.causes[id], STUDY.causeLabels, `cause labels are ${name}`),
  );
}

function hangLabels(): number {
  const counts = STUDY.symptomByCause["system-hang"];
  return counts["incompatible-backend"] + counts["concurrency-issue"];
}
