import type { Check } from "../check.js";
import type { Problem } from "./problem.js";

/** Renditions of checks that are not there, or that are not for any engine. */
export function brokenVariants(checks: readonly Check[]): readonly Problem[] {
  const neutral = new Set(checks.filter(({ engine }) => engine === null).map(({ id }) => id));
  return checks.flatMap(({ id, engine, variantOf }) => {
    if (variantOf === undefined) return [];
    const field = "variantOf";
    if (engine === null) return [{ id, field, message: "a check of any engine is no engine's rendition" }];
    if (neutral.has(variantOf)) return [];
    return [{ id, field, message: `${variantOf} is no check of any engine` }];
  });
}
