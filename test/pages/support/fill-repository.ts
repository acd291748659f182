import type { Decision } from "../../../src/decide/decision.js";
import { confirmLabels, intendLabels } from "../../../src/store/applied-labels.js";
import { recordCorrection } from "../../../src/store/corrections.js";
import type { Database } from "../../../src/store/database.js";
import { createStoredLedger } from "../../../src/store/model-days.js";
import { recordTriage, type TriageOutcome } from "../../../src/store/triages.js";
import { CAUSES } from "../../../src/taxonomy/causes.js";
import { COMPONENTS } from "../../../src/taxonomy/components.js";
import { PHASES } from "../../../src/taxonomy/phases.js";
import { SYMPTOMS, type SymptomId } from "../../../src/taxonomy/symptoms.js";
import { decision } from "../../app/support/triager.js";
import { NOW } from "./pages-app.js";

const DAY_MS = 86_400_000;

/** Text as a reporter who means harm would write it. */
export const HOSTILE =
  "</code><script>window.ran = 1</script><img src=x onerror='window.ran = 1'> @everyone [a](javascript:x) \u202eyromem\u202c \u200b";

/** A bug with all levels, as the classifier decides it; `unsure` leaves the symptom open. */
export function bug(
  number: number,
  symptom: SymptomId,
  { unsure = false, quote = "RuntimeError: out of memory" } = {},
): Decision {
  const others = SYMPTOMS.filter(({ id }) => id !== symptom).map(({ id }) => ({ id, p: unsure ? 0.11 : 0.04 }));
  const { id: cause } = CAUSES[number % 5] ?? CAUSES[0];
  const { id: component } = COMPONENTS[number % 4] ?? COMPONENTS[0];
  const { id: phase } = PHASES[number % 3] ?? PHASES[0];
  return decision({
    number,
    kind: { id: "malfunction", p: 0.93 },
    engine: "vllm",
    phase: { id: phase, p: 0.8 },
    symptoms: [{ id: symptom, p: unsure ? 0.45 : 0.8 }, ...others],
    causes: [{ id: cause, p: 0.52 }],
    components: [{ id: component, p: 0.48 }],
    labels: unsure ? ["needs: version"] : [`symptom: ${symptom}`, `cause: ${cause}`],
    abstained: unsure ? ["symptom", "cause"] : [],
    evidence: [
      { signal: "of-the-tests", part: "log", startLine: 12, endLine: 12, quote },
      { signal: "of-the-tests", part: "title", startLine: 0, endLine: 0, quote: "the server dies at start" },
    ],
  });
}

export interface FilledTriage {
  issue: number;
  daysAgo: number;
  decision: Decision | null;
  outcome?: TriageOutcome;
}

/** Records a triage of the repository as of so many days before NOW. */
export async function triaged(
  database: Database,
  repo: string,
  { issue, daysAgo, decision: made, outcome = made ? "done" : "failed" }: FilledTriage,
): Promise<void> {
  const delivery = `${repo}#${issue}@${daysAgo}`;
  await recordTriage(database, { delivery, installation: 1, repo, issue, outcome, decision: made });
  await database.query(`UPDATE ${database.schema}.triages SET at = $2 WHERE delivery = $1`, [
    delivery,
    new Date(NOW.getTime() - daysAgo * DAY_MS),
  ]);
}

/**
 * A repository with twelve weeks behind it: steady crashes, hangs that rose this week, bugs that are left to people, labels
 * that were corrected, a decision that was confirmed, a day with a model. One issue means harm.
 */
export async function fillRepository(database: Database, repo: string): Promise<void> {
  let issue = 0;
  const next = (): number => {
    issue += 1;
    return issue;
  };
  for (let week = 11; week >= 0; week -= 1) {
    for (const [count, symptom] of [
      [3, "crash"],
      [1, "unexpected-output"],
      [week === 0 ? 7 : week % 3 === 0 ? 1 : 0, "system-hang"],
    ] as const) {
      for (let n = 0; n < count; n += 1) {
        const number = next();
        await triaged(database, repo, {
          issue: number,
          daysAgo: week * 7 + 0.5 + n / 2,
          decision: bug(number, symptom),
        });
        const key = { repo, issue: number };
        const labels = [{ name: `symptom: ${symptom}`, family: "symptom" as const }];
        await intendLabels(database, key, labels);
        await confirmLabels(database, key, [`symptom: ${symptom}`]);
      }
    }
  }
  for (let n = 0; n < 12; n += 1) {
    const number = next();
    const quote = n === 11 ? HOSTILE : "Process finished with nothing in the log";
    const made = bug(number, "silent-error", { unsure: true, quote });
    await triaged(database, repo, { issue: number, daysAgo: 3 + n, decision: made, outcome: "abstained" });
  }
  await triaged(database, repo, { issue: next(), daysAgo: 0.1, decision: null });
  await triaged(database, repo, { issue: next(), daysAgo: 0.2, decision: decision(), outcome: "abstained" });
  const say = (of: number, command: string, symptom: SymptomId) =>
    recordCorrection(
      database,
      { repo, issue: of, comment: of },
      { ordinal: 0, person: 7, command, decision: bug(of, symptom) },
    );
  await say(1, "/triage symptom:crash", "crash");
  await say(2, "/triage symptom:system-hang", "crash");
  await database.query(
    `UPDATE ${database.schema}.applied_labels SET removed_at = now() WHERE repo = $1 AND issue = 2`,
    [repo],
  );
  const limits = { calls: 10, tokens: 10_000, callsPerRepository: 10, tokensPerRepository: 10_000 };
  await createStoredLedger(database).reserve({ day: "2026-02-27", repo, tokens: 4_200 }, limits);
}
