import type { EngineId } from "../taxonomy/engines.js";
import { readAttachments } from "./facts/attachments.js";
import { ENGINE_VERSION_RULES } from "./facts/engine-versions.js";
import { factLines } from "./facts/fact-lines.js";
import { type FactLine, firstFact } from "./facts/fact-rule.js";
import { readInstallMethod } from "./facts/install-method.js";
import { readBackends, readCpu, readGpus, readOs } from "./facts/machine.js";
import { readDtype, readModels, readQuantization } from "./facts/models.js";
import { readParallelism } from "./facts/parallelism.js";
import { readRegression } from "./facts/regression.js";
import {
  COMMIT_RULES,
  COMPILER_RULES,
  CUDA_RULES,
  DRIVER_RULES,
  PYTHON_RULES,
  ROCM_RULES,
  TORCH_RULES,
  TRANSFORMERS_RULES,
} from "./facts/versions.js";
import type { Fact, ReportedCommand, ReportFacts, ReportPart } from "./issue-report.js";
import type { ReportLine } from "./report-lines.js";

/**
 * Takes a report's lines, parts, commands, title and engine and gives what it states about where and how it happened.
 */
export function readFacts(
  lines: readonly ReportLine[],
  parts: readonly ReportPart[],
  commands: readonly ReportedCommand[],
  title: string,
  engine: EngineId | null,
): ReportFacts {
  const facts = factLines(lines, parts, title);
  const fact = (rules: { keys: Parameters<typeof firstFact>[1]; lines: Parameters<typeof firstFact>[2] }) =>
    firstFact(facts, rules.keys, rules.lines);
  const models = readModels(facts, commands);
  return {
    engineVersion: engineVersion(facts, engine),
    commit: fact(COMMIT_RULES) ?? sectionCommit(facts),
    ...readOs(facts),
    backends: readBackends(facts),
    ...readGpus(facts),
    cpu: readCpu(facts),
    driverVersion: fact(DRIVER_RULES),
    cudaVersion: fact(CUDA_RULES),
    rocmVersion: fact(ROCM_RULES),
    pythonVersion: fact(PYTHON_RULES),
    torchVersion: fact(TORCH_RULES),
    transformersVersion: fact(TRANSFORMERS_RULES),
    compiler: fact(COMPILER_RULES),
    models,
    quantization: readQuantization(facts, commands, models),
    dtype: readDtype(facts, commands),
    parallelism: readParallelism(facts, commands),
    installMethod: readInstallMethod(facts, commands, engine),
    ...readRegression(facts),
    attachments: readAttachments(lines, parts),
  };
}

function engineVersion(facts: readonly FactLine[], engine: EngineId | null): Fact<string> | null {
  const engines = engine === null ? [] : [ENGINE_VERSION_RULES[engine]];
  for (const { keys, lines } of engines) {
    const found = firstFact(facts, keys, lines);
    if (found !== null) return found;
  }
  return sectionVersion(facts);
}

/** A form's version field holds a version whatever stands before it. */
function sectionVersion(facts: readonly FactLine[]): Fact<string> | null {
  for (const { section, text, number } of facts) {
    if (section !== "version") continue;
    const version = /(?:^|[\s:(])(b\d{3,5}|v?\d{1,2}\.\d{1,3}(?:\.\d{1,3})?[\w.+-]{0,20})(?=[\s,)]|$)/.exec(text)?.[1];
    if (version !== undefined && !/built with/.test(text)) return { value: version, line: number };
  }
  return null;
}

function sectionCommit(facts: readonly FactLine[]): Fact<string> | null {
  for (const { section, text, number } of facts) {
    if (section !== "version") continue;
    const commit = /(?:^|[\s(`/:-])(?=[0-9a-f]{0,39}\d)([0-9a-f]{7,40})(?=[\s)`.,]|$)/.exec(text)?.[1];
    if (commit !== undefined) return { value: commit, line: number };
  }
  return null;
}
