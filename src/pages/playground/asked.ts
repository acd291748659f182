import { z } from "zod";
import type { Issue } from "../../report/issue-report.js";
import { ENGINES, type EngineId } from "../../taxonomy/engines.js";
import { DEFAULT_TRIAGE, type TriageSettings } from "../../triage-settings.js";

/** GitHub's own limits, in characters. */
const LONGEST = { title: 256, body: 65_536, repo: 140 } as const;

/** Precisions that can be asked for, as the form writes them; "" is the recipe's. */
export const PRECISIONS = ["", "0.5", "0.6", "0.7", "0.8", "0.9", "0.95", "0.99"] as const;

const precision = z.enum(PRECISIONS, { error: "is none of those that can be chosen" }).default("");
const engineIds: readonly EngineId[] = ENGINES.map(({ id }) => id);

const askedSchema = z.object({
  title: z.string().max(LONGEST.title, `has more than the ${LONGEST.title} characters that GitHub takes`).default(""),
  body: z.string().max(LONGEST.body, `has more than the ${LONGEST.body} characters that GitHub takes`).default(""),
  repo: z
    .string()
    .trim()
    .max(LONGEST.repo)
    .regex(/^(?:[\w.-]+\/[\w.-]+)?$/, "is not owner/name")
    .default(""),
  engine: z.enum(["", ...engineIds], { error: "is no engine that is known" }).default(""),
  symptom: precision,
  cause: precision,
  /** Check boxes are sent where they are ticked. */
  model: z.literal("on").optional(),
  places: z.literal("on").optional(),
});

/** What the playground is asked: an issue, and what is to be otherwise than usual. */
export type Asked = z.infer<typeof askedSchema>;

/** A form as it was sent, or what is wrong with it, for who sent it. */
export function readAsked(fields: URLSearchParams): { asked: Asked } | { problems: readonly string[] } {
  const parsed = askedSchema.safeParse(Object.fromEntries(fields));
  if (parsed.success) {
    // Browsers send line breaks in two characters.
    const body = parsed.data.body.replaceAll("\r\n", "\n");
    return { asked: { ...parsed.data, body } };
  }
  return { problems: parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`) };
}

export function issueOf({ title, body, repo }: Asked): Issue {
  return { repo, number: 0, title, body };
}

/** The usual settings with what was chosen in their place. */
export function settingsOf({ engine, symptom, cause, model, places }: Asked): TriageSettings {
  const { decision } = DEFAULT_TRIAGE;
  const isOn = places === "on";
  return {
    ...DEFAULT_TRIAGE,
    engine: engine === "" ? null : engine,
    precision: { ...(symptom !== "" && { symptom: Number(symptom) }), ...(cause !== "" && { cause: Number(cause) }) },
    decision: { ...decision, families: { ...decision.families, phase: isOn, component: isOn, backend: isOn } },
    model: { ...DEFAULT_TRIAGE.model, isAllowed: model === "on" },
  };
}
