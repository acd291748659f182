import type { RepositoryFile } from "./file-schema.js";

/**
 * A repository's configuration over that of its owner: maps are joined key by key, everything else is replaced. Both are
 * checked already, so the result fits the schema too. A base that extends something does so in vain.
 */
export function mergeFiles(base: RepositoryFile, own: RepositoryFile): RepositoryFile {
  return joined(base, own);
}

function joined<T extends object>(base: T, own: T): T {
  const result: T = { ...base };
  for (const key of Object.keys(own) as (keyof T)[]) {
    const [before, after] = [base[key], own[key]];
    result[key] = isMap(before) && isMap(after) ? joined(before, after) : after;
  }
  return result;
}

function isMap(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
