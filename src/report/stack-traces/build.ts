import { WEIGHTS } from "./error-draft.js";
import type { ErrorLineRule } from "./line-rule.js";

/** Errors of compilers, linkers, build systems and package installers. */
export const BUILD_ERROR_RULES: readonly ErrorLineRule[] = [
  {
    id: "gcc",
    language: "build",
    type: "compiler error",
    pattern: /^[^\s:][^:]{0,300}:\d{1,7}(?::\d{1,6})?: (?:fatal )?error: (?<message>.*)$/,
    origin: "compiler",
    weight: WEIGHTS.specific,
  },
  {
    id: "msvc",
    language: "build",
    type: "$1",
    pattern: /\b(?:fatal )?error ((?:C|LNK|MSB|CS|CVT|RC)\d{4}): (?<message>.*)$/,
    origin: "compiler",
    weight: WEIGHTS.specific,
  },
  {
    id: "nvcc",
    language: "build",
    type: "nvcc error",
    pattern:
      /^\S{1,300}\(\d{1,7}\): error(?: #\S{1,20})?: (?<message>.*)$|^nvcc (?:fatal|error) {1,3}: .*$|^ptxas (?:fatal|error) .*$/,
    origin: "compiler",
    weight: WEIGHTS.specific,
  },
  {
    id: "cmake",
    language: "build",
    type: "CMake Error",
    pattern: /^\s{0,8}CMake Error(?: at (?<message>.*)|: .*|$)/,
    origin: "compiler",
    weight: WEIGHTS.specific,
  },
  {
    id: "undefined-reference",
    language: "build",
    type: "undefined reference",
    pattern: /undefined reference to [`'‘](?<message>.*)$/,
    origin: "compiler",
    weight: WEIGHTS.specific,
  },
  {
    id: "ld-symbols",
    language: "build",
    type: "linker error",
    pattern:
      /^(?:\/\S{1,100}\/)?(?:ld|lld|ld\.lld|collect2)(?:\.exe)?: (?:error: )?(?:symbol\(s\) not found.*|cannot find .*|undefined symbol.*|library ['-].{1,100} not found.*|unrecognized .*)$|^Undefined symbols for architecture/,
    origin: "compiler",
    weight: WEIGHTS.specific,
  },
  {
    id: "cannot-find-cuda",
    language: "build",
    type: "CUDA toolkit not found",
    pattern:
      /CUDA_HOME environment variable is not set|Could NOT find CUDA|Failed to find nvcc|Could not find (?:nvcc|a package configuration file)|No CMAKE_(?:CUDA|CXX|C)_COMPILER could be found/,
    origin: "compiler",
    weight: WEIGHTS.specific,
  },
  {
    id: "cargo",
    language: "build",
    type: "rustc error",
    pattern:
      /^error(?:\[E\d{4}\])?: (?<message>(?:could not compile|linking with|failed to run custom build).*)$|^error\[(?:E\d{4})\]: .*$/,
    origin: "compiler",
    weight: WEIGHTS.specific,
  },
  {
    id: "pip-resolve",
    language: "build",
    type: "pip error",
    pattern:
      /^ERROR: (?<message>(?:Could not find a version|No matching distribution|Cannot install|ResolutionImpossible|pip's dependency resolver|.{1,120} is not a supported wheel|Package '.{1,60}' requires a different Python|Could not install packages|Invalid requirement).*)$|(?:× )?No solution found when resolving dependencies/,
    origin: "compiler",
    weight: WEIGHTS.specific,
  },
  {
    id: "wheel",
    language: "build",
    type: "wheel build",
    pattern:
      /ERROR: {1,3}Failed (?:building|to build)|Failed to build installable wheels|subprocess-exited-with-error|Could not build wheels for|metadata-generation-failed|Getting requirements to build wheel did not run/,
    origin: "compiler",
    weight: WEIGHTS.followUp,
  },
  {
    id: "ninja",
    language: "build",
    type: "ninja",
    pattern: /^\s{0,8}ninja: (?:build stopped|error|fatal).*$/,
    origin: "compiler",
    weight: WEIGHTS.followUp,
  },
  {
    id: "ninja-failed",
    language: "build",
    type: "ninja",
    pattern: /^\s{0,8}FAILED: \S.*$/,
    origin: "compiler",
    weight: WEIGHTS.followUp,
  },
  {
    id: "make",
    language: "build",
    type: "make",
    pattern: /^\s{0,8}g?make(?:\[\d{1,3}\])?: \*\*\* .*$/,
    origin: "compiler",
    weight: WEIGHTS.followUp,
  },
  {
    id: "cmake-incomplete",
    language: "build",
    type: "CMake",
    pattern: /Configuring incomplete, errors occurred/,
    origin: "compiler",
    weight: WEIGHTS.followUp,
  },
  {
    id: "docker-build",
    language: "build",
    type: "docker build",
    pattern: /^(?:ERROR: )?failed to (?:solve|build): .*$|executor failed running/,
    origin: "compiler",
    weight: WEIGHTS.followUp,
  },
  {
    id: "driver-error",
    language: "build",
    type: "compiler error",
    pattern:
      /^(?:clang|gcc|g\+\+|cc|c\+\+|cc1plus|c\+\+filt|icpx|hipcc|nvcc|cl|clang\+\+)(?:-\d{1,2})?(?:\.exe)?: (?:fatal )?error: (?<message>.*)$/,
    origin: "compiler",
    weight: WEIGHTS.specific,
  },
];
