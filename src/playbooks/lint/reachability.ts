import { CAUSES, type CauseId } from "../../taxonomy/causes.js";
import { ENGINES, type EngineId } from "../../taxonomy/engines.js";
import { MANIFESTATIONS, type ManifestationId } from "../../taxonomy/manifestations.js";
import { PHASES, type PhaseId } from "../../taxonomy/phases.js";
import { STUDY } from "../../taxonomy/study-tables.js";
import { SYMPTOMS, type SymptomId } from "../../taxonomy/symptoms.js";
import type { Check, CheckScope, RunSetup } from "../check.js";
import { type Imagined, imagineSituation } from "../imagined-situation.js";
import { selectChecks } from "../select-checks.js";
import { versionBounds } from "../version-range.js";
import type { Problem } from "./problem.js";

/** Causes of a symptom in a phase that must have a check. */
const TOP_CAUSES = 3;
const LEAST_SELECTED = 3;
/** Own checks that a report of a known engine gets. */
const LEAST_OWN = 2;

/**
 * What selection cannot give: for each symptom, phase and top cause of the study, and each engine and none, three checks
 * of which one settles the cause and, for an engine, two are its own; and each check to at least one report.
 */
export function unreachable(checks: readonly Check[]): readonly Problem[] {
  const engines = [null, ...ENGINES.map(({ id }) => id)];
  return [
    ...cellsOfStudy().flatMap((cell) => engines.flatMap((engine) => problemsOfCell(checks, engine, cell))),
    ...checks
      .filter((check) => !canBeGiven(check))
      .map(({ id }) => ({
        id,
        field: "scope",
        message: "no report can meet it: what it names never stands together",
      })),
  ];
}

interface Cell {
  symptom: SymptomId;
  phase: PhaseId;
  cause: CauseId;
}

/** Symptom, phase and cause for the commonest causes of every symptom in every phase in which the study found it. */
function cellsOfStudy(): readonly Cell[] {
  return SYMPTOMS.flatMap(({ id: symptom }) => {
    const table: Partial<Record<PhaseId, Readonly<Record<string, number>>>> = STUDY.causeBySymptomPhase[symptom];
    return PHASES.flatMap(({ id: phase }) => {
      const counts = table[phase] ?? {};
      const found = CAUSES.filter(({ id }) => (counts[id] ?? 0) > 0);
      const top = found.sort((a, b) => (counts[b.id] ?? 0) - (counts[a.id] ?? 0)).slice(0, TOP_CAUSES);
      return top.map(({ id: cause }) => ({ symptom, phase, cause }));
    });
  });
}

function problemsOfCell(checks: readonly Check[], engine: EngineId | null, cell: Cell): readonly Problem[] {
  const chosen = selectChecks(imagineSituation({ engine, ...cell }), checks);
  const id = `engine ${engine ?? "any"}, ${cell.symptom} in ${cell.phase}, ${cell.cause}`;
  if (chosen.length < LEAST_SELECTED) {
    return [{ id, field: "reachability", message: `gets ${chosen.length} checks, at least ${LEAST_SELECTED} are due` }];
  }
  const own = chosen.filter((check) => check.engine !== null).length;
  if (engine !== null && own < LEAST_OWN) {
    return [{ id, field: "reachability", message: `gets ${own} checks of its own, at least ${LEAST_OWN} are due` }];
  }
  if (chosen.some(({ outcomes }) => outcomes.some((o) => [...o.confirms, ...o.rulesOut].includes(cell.cause))))
    return [];
  return [{ id, field: "reachability", message: `none of ${chosen.map((check) => check.id).join(", ")} settles it` }];
}

/**
 * Whether some report would get the check if there were no other: one with one of its symptoms, manifestations and
 * mentions each, since a phrase that one check hopes for may be the answer that it looks for.
 */
function canBeGiven(check: Check): boolean {
  const { symptoms = SYMPTOMS.map(({ id }) => id), manifestations = [null], mentions = [""] } = check.scope;
  return symptoms.some((symptom) =>
    manifestations.some((sign) =>
      mentions.some((mention) =>
        selectChecks(imagineSituation(reportFor(check, symptom, sign, mention)), [check]).includes(check),
      ),
    ),
  );
}

/** What the report says that a check hopes for: the first of each list of its scope, in words and in options. */
function reportFor(
  { engine, scope, versions }: Check,
  symptom: SymptomId,
  sign: ManifestationId | null,
  mention: string,
): Imagined {
  const [backend] = scope.backends ?? [];
  const [phase] = scope.phases ?? [];
  const [subtype] = scope.subtypes ?? [];
  const [component] = scope.components ?? [];
  const isOld = versionBounds(versions).some(({ least }) => !least);
  return {
    engine,
    symptom,
    ...(backend && { backend }),
    ...(phase && { phase }),
    ...(subtype && { subtype }),
    ...(component && { component }),
    ...((isOld || scope.needs?.some((need) => need === "versioned" || need === "traceable")) && {
      version: lowestOf(versions),
    }),
    manifestations: sign === null ? [] : [sign],
    title: [
      sign === null ? "" : wordsOf(sign),
      mention,
      scope.needs?.includes("own-test") ? "unit test" : "",
      scope.needs?.includes("on-backend") ? "fails on the GPU" : "",
    ].join(", "),
    body: setupText(scope),
  };
}

/** A version within a range that has an end: its beginning, or one below any that came. */
function lowestOf(versions: string | undefined): string {
  const from = versionBounds(versions).find(({ least }) => least);
  return from === undefined ? "0.0.1" : from.version.join(".");
}

function wordsOf(id: ManifestationId): string {
  const row = MANIFESTATIONS.find((candidate) => candidate.id === id);
  return row === undefined ? id : `${row.name}: ${row.when}`;
}

/** How a report shows each setup; what is not here is taken for granted. */
const SHOWN: Readonly<Partial<Record<RunSetup, string>>> = {
  cpu: "It runs on the CPU only.",
  container: "It runs in docker.",
  known: "The fault is in https://github.com/vllm-project/vllm/blob/main/a.py#L12.",
  "fix-named": "The root cause is a missing check.",

  "change-named": "It was introduced in commit 0a1b2c3.",
  "raised-line": [
    "```",
    "Traceback (most recent call last):",
    ...["vllm/a.py", "sglang/a.py", "convert_hf_to_gguf.py"].map(
      (file) => `  File "/src/${file}", line 12, in run\n    run()`,
    ),
    "KeyError: 'a'",
    "```",
  ].join("\n"),
  bounded: "It works with v0.0.1.",
  regressed: "It used to work.",
  speed: "It is slow.",
  options: "```sh\nserver --first 1 --second 2 --third 3\n```",
  "no-cuda": "It runs on a TPU.",
  "no-wheel": "It runs on a TPU.",
  server: "I send requests to the server.",
  "several-devices": "It needs multiple GPUs.",
  python: "Traceback of the script main.py.",
};

function setupText({ needs }: CheckScope): string {
  return (needs ?? []).flatMap((need) => SHOWN[need] ?? []).join("\n\n");
}
