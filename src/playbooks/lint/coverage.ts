import type { Backend } from "../../report/issue-report.js";
import { CAUSES } from "../../taxonomy/causes.js";
import { COMPONENTS } from "../../taxonomy/components.js";
import { ENGINES, type EngineId } from "../../taxonomy/engines.js";
import { MANIFESTATIONS } from "../../taxonomy/manifestations.js";
import { NEEDS } from "../../taxonomy/needs.js";
import { PHASES } from "../../taxonomy/phases.js";
import { SUBTYPES, SYMPTOMS } from "../../taxonomy/symptoms.js";
import type { Check, CheckScope } from "../check.js";
import type { Request } from "../missing-information.js";
import type { Problem } from "./problem.js";

const LEAST_CHECKS = 250;
/** Checks of its own that an engine has at least. */
const LEAST_OF_ENGINE: Readonly<Record<EngineId, number>> = {
  vllm: 18,
  "llama.cpp": 18,
  sglang: 18,
  "tensorrt-llm": 18,
  deepspeed: 10,
  "mlc-llm": 10,
  lmdeploy: 10,
  ollama: 10,
  tgi: 10,
};
/** Own checks of an engine for each symptom: a comment on a known engine gives two at least. */
const LEAST_OF_SYMPTOM = 2;
/** Checks that name each cause, component, phase, subtype and manifestation. */
const LEAST_OF_ID = 2;

/** Backends that an engine runs on and whose checks differ: each has a check of that engine. */
const BACKENDS_OF: Readonly<Record<EngineId, readonly Backend[]>> = {
  vllm: ["cuda", "rocm", "cpu", "tpu"],
  "llama.cpp": ["cuda", "rocm", "metal", "vulkan", "sycl", "cpu"],
  sglang: ["cuda", "rocm", "cpu"],
  "tensorrt-llm": ["cuda"],
  deepspeed: ["cuda", "rocm"],
  "mlc-llm": ["cuda", "rocm", "metal", "vulkan"],
  lmdeploy: ["cuda", "npu"],
  ollama: ["cuda", "rocm", "metal", "vulkan", "cpu"],
  tgi: ["cuda", "rocm"],
};
/** Backends for which any engine has a check, so that an unknown engine gets one too. */
const BACKENDS_OF_ANY: readonly Backend[] = ["cuda", "rocm", "metal", "vulkan", "sycl", "cpu"];

type Ids = readonly { readonly id: string }[];

/** What the tables as a whole leave out or hold twice. */
export function gaps(checks: readonly Check[], requests: readonly Request[]): readonly Problem[] {
  return [
    ...twice(checks.map(({ id }) => id)),
    ...numbers(checks),
    ...withoutChecks("cause", CAUSES, (id) => checks.filter((check) => settles(check, id))),
    ...withoutChecks("symptom", SYMPTOMS, naming(checks, "symptoms")),
    ...withoutChecks("subtype", SUBTYPES, naming(checks, "subtypes")),
    ...withoutChecks("component", COMPONENTS, naming(checks, "components")),
    ...withoutChecks("phase", PHASES, naming(checks, "phases")),
    ...withoutChecks("manifestation", MANIFESTATIONS, naming(checks, "manifestations")),
    ...symptomsOfEngines(checks),
    ...backends(checks),
    ...needs(requests),
  ];
}

function twice(ids: readonly string[]): readonly Problem[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => ({
    id,
    field: "id",
    message: "belongs to two checks",
  }));
}

function numbers(checks: readonly Check[]): readonly Problem[] {
  const rows = [
    { id: "all checks", count: checks.length, least: LEAST_CHECKS },
    ...ENGINES.map(({ id }) => ({
      id: `engine ${id}`,
      count: checks.filter(({ engine }) => engine === id).length,
      least: LEAST_OF_ENGINE[id],
    })),
  ];
  return rows.flatMap(({ id, count, least }) => tooFew(id, count, least));
}

function withoutChecks(level: string, rows: Ids, find: (id: string) => readonly Check[]): readonly Problem[] {
  return rows.flatMap(({ id }) => tooFew(`${level} ${id}`, find(id).length, LEAST_OF_ID));
}

function tooFew(id: string, count: number, least: number): readonly Problem[] {
  return count >= least ? [] : [{ id, field: "coverage", message: `has ${count} checks, at least ${least} are due` }];
}

function settles({ outcomes }: Check, cause: string): boolean {
  return outcomes.some(({ confirms }) => confirms.some((id) => id === cause));
}

function naming(checks: readonly Check[], field: keyof CheckScope): (id: string) => readonly Check[] {
  return (id) => checks.filter(({ scope }) => scope[field]?.some((named) => named === id));
}

function symptomsOfEngines(checks: readonly Check[]): readonly Problem[] {
  return ENGINES.flatMap(({ id: engine }) =>
    SYMPTOMS.flatMap(({ id: symptom }) => {
      const own = checks.filter(
        (check) => check.engine === engine && (check.scope.symptoms?.includes(symptom) ?? true),
      );
      return tooFew(`engine ${engine}, symptom ${symptom}`, own.length, LEAST_OF_SYMPTOM);
    }),
  );
}

function backends(checks: readonly Check[]): readonly Problem[] {
  const rows = [
    ...ENGINES.map(({ id }) => ({ engine: id, names: BACKENDS_OF[id] })),
    { engine: null, names: BACKENDS_OF_ANY },
  ];
  return rows.flatMap(({ engine, names }) => {
    const own = checks.filter((check) => check.engine === engine);
    return names.flatMap((name) =>
      // What is built for CUDA alone has no variants to tell apart.
      engine === "tensorrt-llm" || own.some(({ scope }) => isOf(scope, name))
        ? []
        : tooFew(`engine ${engine ?? "any"}, backend ${name}`, 0, 1),
    );
  });
}

function isOf({ backends: named, needs: setup }: CheckScope, backend: Backend): boolean {
  return named?.includes(backend) === true || setup?.some((need) => need === backend) === true;
}

/** Every piece of information can be asked for, whatever the engine and the symptom, and in one way only. */
function needs(requests: readonly Request[]): readonly Problem[] {
  const general = requests.filter(({ engine, symptoms }) => engine === null && symptoms === undefined);
  const missing = NEEDS.filter(({ id }) => !general.some(({ need }) => need === id));
  const keys = requests.flatMap(({ engine, need, symptoms }) =>
    (symptoms ?? ["any symptom"]).map((symptom) => `request ${engine ?? "any"} ${need}, ${symptom}`),
  );
  return [
    ...missing.map(({ id }) => ({
      id: `request any ${id}`,
      field: "coverage",
      message: "no row asks for it whatever the engine and the symptom",
    })),
    ...twice(keys).map((problem) => ({ ...problem, field: "symptoms", message: "is asked for in two ways" })),
  ];
}
