import type { ReportFacts } from "../../src/report/issue-report.js";

/** The facts of a report that states none. */
export const NO_FACTS: ReportFacts = {
  engineVersion: null,
  commit: null,
  os: null,
  osVersion: null,
  backends: [],
  gpus: [],
  gpuCount: null,
  cpu: null,
  driverVersion: null,
  cudaVersion: null,
  rocmVersion: null,
  pythonVersion: null,
  torchVersion: null,
  transformersVersion: null,
  compiler: null,
  models: [],
  quantization: null,
  dtype: null,
  parallelism: {},
  installMethod: null,
  lastGoodVersion: null,
  firstBadVersion: null,
  firstBadCommit: null,
  attachments: [],
};
