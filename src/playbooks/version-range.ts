/** One end of a range of versions: at least, or below. */
export interface Bound {
  least: boolean;
  version: readonly number[];
}

/** The `>=` and `<` bounds of a range in words: `>=0.11.0`, `>=0.6.0 <0.11.0`. */
export function versionBounds(range: string | undefined): readonly Bound[] {
  const found = [...(range ?? "").matchAll(/(>=|<)\s*v?(\d+(?:\.\d+)*)/g)];
  return found.map(([, sign, version]) => ({ least: sign === ">=", version: (version ?? "").split(".").map(Number) }));
}

/** Numbers of `0.8.5.post1`, `v0.11` or a build such as `b4524` or `4524`; null where there is no such version. */
export function parseVersion(version: string | undefined): readonly number[] | null {
  const digits = version?.match(/^v?(\d+(?:\.\d+)+)/)?.[1] ?? version?.match(/^b?(\d{3,5})$/)?.[1];
  return digits === undefined ? null : digits.split(".").map(Number);
}

/** Whether a version is within all bounds. An unknown version is taken to be the newest. */
export function isInRange(version: readonly number[] | null, range: readonly Bound[]): boolean {
  return range.every((bound) => (version === null || compare(version, bound.version) >= 0) === bound.least);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
