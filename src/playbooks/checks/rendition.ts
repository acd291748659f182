import type { Check, CheckAnswered, CheckScope } from "../check.js";
import { ANY_ENGINE_CHECKS } from "./any-engine.js";

/** What a rendition says itself; the rest is the neutral check's. */
interface Own
  extends Pick<Check, "id" | "text" | "source" | "verified">,
    Partial<Pick<Check, "cost" | "versions" | "scope" | "answered" | "outcomes">> {
  engine: NonNullable<Check["engine"]>;
  /** Lists of the neutral scope that the rendition does without: its command makes sense whatever they name. */
  wider?: readonly (keyof CheckScope)[];
}

/**
 * An engine's rendition of a check for any engine: the same thing to do, in the engine's own command. Outcomes, cost and
 * scope are those of the neutral check unless given (a scope list by list, `wider` leaves lists out); what answers the
 * neutral check answers the rendition, and `answered` adds to it.
 *
 * @param neutral id of the check for any engine
 * @throws Error if there is no such check: a fault of the table, found when it is loaded
 */
export function rendition(neutral: string, { wider = [], ...own }: Own): Check {
  const base = ANY_ENGINE_CHECKS.find(({ id }) => id === neutral);
  if (base === undefined) throw new Error(`${own.id} is a rendition of ${neutral}, which is no check of any engine.`);
  const scope = { ...base.scope, ...own.scope };
  for (const list of wider) delete scope[list];
  const answered = joined(base.answered ?? {}, own.answered ?? {});
  return {
    ...base,
    ...own,
    scope,
    ...(Object.keys(answered).length > 0 && { answered }),
    variantOf: neutral,
  };
}

/** All that answers either. */
function joined(base: CheckAnswered, added: CheckAnswered): CheckAnswered {
  const lists: Record<string, readonly string[] | undefined> = { ...base };
  const grown = Object.entries(added).map(([key, list]) => [key, [...new Set([...(lists[key] ?? []), ...list])]]);
  return { ...base, ...Object.fromEntries(grown) };
}
