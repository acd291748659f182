import { z } from "zod";
import type { PeriodId } from "../../dashboard/period.js";
import type { TriageCursor } from "../../store/pages/triage-list.js";
import { OUTCOMES } from "../../store/triages.js";
import { SYMPTOMS, type SymptomId } from "../../taxonomy/symptoms.js";

const symptomIds: readonly SymptomId[] = SYMPTOMS.map(({ id }) => id);

/** Days back that the list of triages can be cut down to. */
export const DAYS = ["7", "30", "90"] as const;

/** A place in the list of triages: microseconds and the delivery, which has blanks where a backfill names it. */
const CURSOR = /^(\d{1,16})\.([\x20-\x7e]{1,200})$/;

/** Whatever is no choice of the page counts as not chosen: an address that somebody typed still shows the page. */
const askedSchema = z.object({
  outcome: z.enum(OUTCOMES).nullable().catch(null),
  symptom: z.enum(symptomIds).nullable().catch(null),
  days: z.enum(DAYS).nullable().catch(null),
  period: z.enum(["week", "month"] as const satisfies readonly PeriodId[]).catch("week"),
  after: z
    .string()
    .regex(CURSOR)
    .transform((text): TriageCursor => {
      const [, at = "", delivery = ""] = CURSOR.exec(text) ?? [];
      return { at: Number(at), delivery };
    })
    .nullable()
    .catch(null),
  below: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number)
    .nullable()
    .catch(null),
});

/** What a dashboard is asked for by its address. */
export type Asked = z.infer<typeof askedSchema>;

const NAMES = ["outcome", "symptom", "days", "period", "after", "below"] as const;

export function readAsked(query: URLSearchParams): Asked {
  return askedSchema.parse(Object.fromEntries(NAMES.map((name) => [name, query.get(name)])));
}

/** The address, without a path, at which the page shows the same but for `changes`; the default is left out. */
export function addressOf(asked: Asked, changes: Partial<Asked>): string {
  const { after, below, period, ...filters } = { ...asked, ...changes };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value !== null) query.set(name, value);
  if (period !== "week") query.set("period", period);
  if (after) query.set("after", `${after.at}.${after.delivery}`);
  if (below !== null) query.set("below", String(below));
  return `?${query}`;
}
