import { STUDY } from "../../taxonomy/study-tables.js";
import type { Figure, Implication } from "./implication.js";
import { counted, stated, total } from "./study-figures.js";

/** What somebody who builds on an engine can take from the study. */
export function forApplicationDevelopers(): readonly Implication[] {
  const outside = STUDY.categories.environment + STUDY.categories.configuration;
  return [
    note("record", "Keep engine, backend, driver, model file and settings with every failure: the report needs them.", [
      counted("categories", outside, STUDY.causeLabels, "cause labels are Environment or Configuration"),
    ]),
    note("recheck", "Compare answers before and after every change of engine, driver, model file or setting.", [
      counted(
        "causes",
        STUDY.causes["incompatible-version"],
        STUDY.causeLabels,
        "cause labels are Incompatible Version",
      ),
      counted(
        "symptoms",
        STUDY.symptoms["unexpected-output"],
        STUDY.symptomLabels,
        "symptom labels are Unexpected Output",
      ),
    ]),
    note(
      "odd-text",
      "Odd text may be the engine's fault, not the model's: check another engine or the reference first.",
      [
        counted(
          "symptomByCause.unexpected-output",
          functionality(),
          total(STUDY.symptomByCause["unexpected-output"]),
          "cause labels of Unexpected Output are Incorrect Algorithm Implementation",
        ),
      ],
    ),
    note("converted-model", "Try a converted or quantised model against its original before it goes into use.", [
      counted(
        "symptomByComponent.unexpected-output",
        STUDY.symptomByComponent["unexpected-output"]["model-conversion-tools"],
        total(STUDY.symptomByComponent["unexpected-output"]),
        "cause labels of Unexpected Output lie in Model Conversion Tools",
      ),
      counted("causes", STUDY.causes["incompatible-model"], STUDY.causeLabels, "cause labels are Incompatible Model"),
    ]),
    note("well-trodden", "Prefer combinations of backend, precision and features that the engine's own tests run.", [
      counted(
        "causes",
        STUDY.causes["incompatible-backend"],
        STUDY.causeLabels,
        "cause labels are Incompatible Backend",
      ),
      stated("foundation-cracks", "of escaped bugs lacked a test case"),
    ]),
    note("time-limits", "Give every request and every start a time limit, and keep the stacks when it is passed.", [
      counted(
        "symptomByPhase.system-hang",
        STUDY.symptomByPhase["system-hang"]["inference-serving"],
        STUDY.symptoms["system-hang"],
        "System Hang bugs are in Inference/Serving",
      ),
    ]),
  ];
}

function functionality(): number {
  return STUDY.symptomByCause["unexpected-output"]["incorrect-algorithm-implementation"];
}

function note(id: string, advice: string, figures: readonly Figure[]): Implication {
  return { id: `application-developer-${id}`, reader: "application-developer", advice, figures };
}
