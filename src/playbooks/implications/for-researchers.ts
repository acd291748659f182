import { STUDY } from "../../taxonomy/study-tables.js";
import { SUBTYPES } from "../../taxonomy/symptoms.js";
import type { Figure, Implication } from "./implication.js";
import { correlation, counted, likenessOfEngines, stated, total } from "./study-figures.js";

/** What a researcher of testing and repair can take from the study. */
export function forResearchers(): readonly Implication[] {
  const symptoms = likenessOfEngines(STUDY.symptomByEngine);
  const causes = likenessOfEngines(STUDY.causeByEngine);
  const components = likenessOfEngines(STUDY.componentByEngine);
  return [
    note(
      "oracles",
      "Where the right output is not determined, five properties of it still are: oracles beyond the crash.",
      [
        ...SUBTYPES.map(({ id, name, count }) =>
          counted(
            `subtypes.${id}`,
            count,
            STUDY.symptoms["unexpected-output"],
            `bugs with Unexpected Output are of ${name}`,
          ),
        ),
        stated("foundation-cracks", "of escaped bugs met a weak oracle"),
      ],
    ),
    note(
      "differential",
      "Engines share symptoms and causes: a bug of one is a test for the others, and they for one another.",
      [
        correlation("symptomByEngine", symptoms.least, "least correlation of the symptoms of two engines"),
        correlation("causeByEngine", causes.least, "least correlation of the root causes of two engines"),
      ],
    ),
    note(
      "components",
      "Faulty components are not shared: locate faults per architecture, compiled ahead or loaded at run time.",
      [
        correlation("componentByEngine", components.least, "least correlation of the components of two engines"),
        correlation("componentByEngine", components.greatest, "greatest correlation of the components of two engines"),
      ],
    ),
    note("configurations", "Generate configurations, backends and versions, not prompts alone.", [
      counted("categories", STUDY.categories.configuration, STUDY.causeLabels, "cause labels are Configuration"),
      counted("categories", STUDY.categories.environment, STUDY.causeLabels, "cause labels are Environment"),
      stated("foundation-cracks", "of escaped bugs lacked a test driver"),
    ]),
    note(
      "silent",
      "Reports hold few silent errors because nobody sees them: look for them with references, not in trackers.",
      [
        counted("symptoms", STUDY.symptoms["silent-error"], STUDY.bugs, "bugs are Silent Error"),
        ofConversion(),
        stated("ekka", "of silent errors in the framework"),
        stated("ekka", "of silent errors in kernels"),
      ],
    ),
    note("repair", "Many fixes are small: repair that works on few lines reaches a good part of them.", [
      stated("distributed-frameworks", "of fixes have ten lines at most"),
      stated("bug-maintenance", "of fixes lie in the top fifth of files"),
    ]),
  ];
}

function ofConversion(): Figure {
  const phases = STUDY.symptomByPhase["silent-error"];
  return counted(
    "symptomByPhase.silent-error",
    phases["model-conversion"],
    total(phases),
    "Silent Error bugs are in Model Conversion",
  );
}

function note(id: string, advice: string, figures: readonly Figure[]): Implication {
  return { id: `researcher-${id}`, reader: "researcher", advice, figures };
}
