import { readWeights } from "../classify/embedded-weights.js";
import { intervalOf, resample } from "../evaluation/bootstrap.js";
import { type Evaluated, evaluate, type Figures } from "../evaluation/evaluate.js";
import { type Intervals, printFigures } from "../evaluation/print-figures.js";
import { readLabelledIssues } from "../training/labelled-issue.js";
import { createTriager } from "../triage.js";
import { errorMessage } from "./error-message.js";

/** The `eval` command: decides about labelled issues and prints how right that was. Returns the exit code. */
export async function evalMain(file: string, { json }: { json: boolean }): Promise<number> {
  try {
    const triager = createTriager({ weights: readWeights(), model: null });
    const evaluated: Evaluated[] = [];
    for (const { issue, labels } of readLabelledIssues(file)) {
      evaluated.push({ decision: await triager.decide(issue), labels });
    }
    const figures = evaluate(evaluated);
    const intervals = intervalsOf(evaluated);
    process.stdout.write(json ? `${JSON.stringify({ figures, intervals })}\n` : printFigures(figures, intervals));
    return 0;
  } catch (error) {
    process.stderr.write(`engine-triage: ${errorMessage(error)}\n`);
    return 2;
  }
}

function intervalsOf(evaluated: readonly Evaluated[]): Intervals {
  const resamples = resample(evaluated, evaluate);
  const interval = (figure: (figures: Figures) => number) => intervalOf(resamples, figure);
  return {
    malfunctionF1: interval(({ malfunction }) => malfunction.f1),
    symptomAccuracy: interval(({ symptom }) => symptom.accuracy),
    symptomMacroF1: interval(({ symptom }) => symptom.macroF1),
    phaseAccuracy: interval(({ phaseAccuracy }) => phaseAccuracy),
    causeFirst: interval(({ cause }) => cause.first),
    causeFirstThree: interval(({ cause }) => cause.firstThree),
    causeCategory: interval(({ cause }) => cause.category),
    componentFirst: interval(({ component }) => component.first),
  };
}
