import type { Classification } from "../classify/classification.js";
import type { IssueReport } from "../report/issue-report.js";
import type { ComponentId } from "../taxonomy/components.js";
import type { EngineId } from "../taxonomy/engines.js";
import type { ManifestationId } from "../taxonomy/manifestations.js";
import type { NeedId } from "../taxonomy/needs.js";
import type { PhaseId } from "../taxonomy/phases.js";
import { SYMPTOMS, type SymptomId } from "../taxonomy/symptoms.js";
import { pointsAtSource, type Showing, showing } from "./information-shown.js";
import type { Request } from "./missing-information.js";
import { LOG_AS_TEXT } from "./requests/any-engine.js";
import { REQUESTS } from "./requests/index.js";

/** One missing piece of information and how to ask for it. */
export interface MissingInformation {
  need: NeedId;
  text: string;
}

/** What a maintainer needs for a symptom in a phase, most useful first. The first row that fits is used. */
interface NeedRule {
  symptoms: readonly SymptomId[];
  /** Missing: any phase. */
  phases?: readonly PhaseId[];
  needs: readonly NeedId[];
}

const ANY_SYMPTOM = SYMPTOMS.map(({ id }) => id);

const RULES: readonly NeedRule[] = [
  { symptoms: ANY_SYMPTOM, phases: ["engine-setup"], needs: ["log", "version", "command", "environment"] },
  { symptoms: ANY_SYMPTOM, phases: ["model-conversion"], needs: ["log", "version", "command", "model"] },
  { symptoms: ["crash"], needs: ["log", "version", "command", "hardware", "environment", "model"] },
  { symptoms: ["unexpected-output"], needs: ["log", "version", "prompt", "command", "model", "hardware", "repro"] },
  { symptoms: ["feature-failure"], needs: ["version", "command", "repro", "model"] },
  { symptoms: ["abnormal-performance"], needs: ["measurement", "version", "hardware", "command", "model"] },
  { symptoms: ["system-hang"], needs: ["stack-dump", "version", "log", "command", "hardware", "model"] },
  { symptoms: ["silent-error"], needs: ["version"] },
];

interface Situation {
  report: IssueReport;
  symptom: { id: SymptomId; p: number };
  components: readonly ComponentId[];
  manifestations: readonly ManifestationId[];
}

/** Parts of an engine whose failures may hang on the device. */
const ON_THE_DEVICE: ReadonlySet<ComponentId> = new Set([
  "operators",
  "backend-adapter",
  "resource-manager",
  "communicator",
]);
const DEVICE_FAILURES: ReadonlySet<ManifestationId> = new Set([
  "out-of-memory",
  "cuda-error",
  "illegal-memory-access",
  "no-kernel-image",
  "segfault",
  "illegal-instruction",
  "nccl",
  "multi-gpu",
  "nan",
  "garbled-output",
  "nondeterminism",
]);
/** Parts of an engine that do the same whatever the model. */
const WITHOUT_MODEL: ReadonlySet<ComponentId> = new Set([
  "setup-tools",
  "request-parser",
  "monitor-logger",
  "tester-benchmarker",
  "communicator",
]);
/** Parts of an engine in which the model decides whether a function works. */
const OF_THE_MODEL: ReadonlySet<ComponentId> = new Set([
  "model-loader",
  "operators",
  "input-processor",
  "output-processor",
]);
const LIKELY = 0.5;
const MOST = 4;

/**
 * When a need of the rules is worth asking for at all. `measurement`, `stack-dump` and `prompt` only make sense for
 * their symptom, so that has to be likelier than not.
 */
const WORTH_ASKING: Readonly<Partial<Record<NeedId, (situation: Situation, how: Showing) => boolean>>> = {
  prompt: ({ symptom }) => symptom.p >= LIKELY,
  measurement: ({ symptom }) => symptom.p >= LIKELY,
  "stack-dump": ({ symptom }) => symptom.p >= LIKELY,
  // Where the failure leaves a log; a picture of a wrong answer is asked for as text too.
  log: ({ symptom }, how) =>
    symptom.id === "crash" || symptom.id === "system-hang" || (symptom.id === "unexpected-output" && how === "picture"),
  hardware: (situation) => ofTimeOrDevice(situation),
  environment: (situation) => ofTimeOrDevice(situation) || situation.components.some((id) => id === "setup-tools"),
  model: ({ symptom, components }) =>
    !components.some((id) => WITHOUT_MODEL.has(id)) &&
    (symptom.id !== "feature-failure" || components.some((id) => OF_THE_MODEL.has(id))),
};

function ofTimeOrDevice({ symptom, components, manifestations, report }: Situation): boolean {
  if (symptom.id === "abnormal-performance") return !components.some((id) => WITHOUT_MODEL.has(id));
  if (manifestations.some((id) => DEVICE_FAILURES.has(id))) return true;
  if (report.innermostError?.origin === "driver" || report.innermostError?.language === "cuda") return true;
  return components.some((id) => ON_THE_DEVICE.has(id));
}

/**
 * What a maintainer needs for this report that the whole issue does not show, most useful first, at most four, each
 * with the words that ask for it. Empty unless the issue is most likely a malfunction, and for one that points at the
 * faulty lines of the source itself. Pure.
 */
export function findNeeds(report: IssueReport, classification: Classification): readonly MissingInformation[] {
  const [kind] = classification.kinds;
  const [symptom] = classification.symptoms;
  const [phase] = classification.phases;
  if (kind?.id !== "malfunction" || symptom === undefined || pointsAtSource(report)) return [];
  const rule = RULES.find(
    ({ symptoms, phases }) =>
      symptoms.includes(symptom.id) && (phases === undefined || (phase !== undefined && phases.includes(phase.id))),
  );
  const situation: Situation = {
    report,
    symptom,
    components: classification.components.slice(0, 1).map(({ id }) => id),
    manifestations: classification.manifestations,
  };
  const missing: MissingInformation[] = [];
  for (const need of rule?.needs ?? []) {
    if (missing.length === MOST) break;
    // The command is asked for with its input: once is enough.
    if (need === "repro" && missing.some((other) => other.need === "command" || other.need === "prompt")) continue;
    const text = request(need, situation);
    if (text !== null) missing.push({ need, text });
  }
  return missing;
}

/** How to ask for a need; null where the report shows it, may show it in a picture, or where it would not help. */
function request(need: NeedId, situation: Situation): string | null {
  const how = showing(need, situation.report);
  if (how === "shown" || !(WORTH_ASKING[need]?.(situation, how) ?? true)) return null;
  if (how === "picture" && need === "log") return LOG_AS_TEXT.text;
  if (how === "picture" && need !== "version") return null;
  return findRequest(need, situation.report.engine, situation.symptom.id)?.text ?? null;
}

/** The row of the engine for the symptom, else of the engine, else of any engine for the symptom, else of any engine. */
export function findRequest(need: NeedId, engine: EngineId | null, symptom: SymptomId): Request | undefined {
  const rows = REQUESTS.filter((row) => row.need === need);
  const ofSymptom = (row: Request): boolean => row.symptoms?.includes(symptom) ?? false;
  const ofAnySymptom = (row: Request): boolean => row.symptoms === undefined;
  for (const owner of engine === null ? [null] : [engine, null]) {
    const own = rows.filter((row) => row.engine === owner);
    const row = own.find(ofSymptom) ?? own.find(ofAnySymptom);
    if (row !== undefined) return row;
  }
  return undefined;
}
