import { readFileSync } from "node:fs";
import { DEMO_ISSUES } from "../../demo/issues/index.js";
import { issueFromMarkdown } from "../../src/cli/input/issue-formats.js";
import type { Decision } from "../../src/decide/decision.js";
import { parseLabelName } from "../../src/decide/label-names.js";
import { confirmLabels, intendLabels } from "../../src/store/applied-labels.js";
import { recordCorrection } from "../../src/store/corrections.js";
import type { Database } from "../../src/store/database.js";
import { recordTriage } from "../../src/store/triages.js";
import type { Triager } from "../../src/triage.js";
import { FIXTURES } from "../../test/fixtures/issues/index.js";

/** What the pictures are as of. */
export const NOW = new Date("2026-11-20T15:00:00Z");

/** Of nobody: its issues are those written for this project in the shape of vLLM's. */
export const EXAMPLE_REPO = "example/vllm";

const WEEKS = 12;
const DAY_MS = 86_400_000;
const HANGS_THIS_WEEK = 5;

/**
 * Twelve weeks of the repository: of each written report about one in four a week, and in the last week a hang that many
 * report. Decisions are the classifier's; people took off one label in fifteen and confirmed some by command.
 */
export async function fillExample(database: Database, triager: Triager): Promise<void> {
  const reports = await Promise.all(writtenReports().map((issue) => triager.decide({ ...issue, repo: EXAMPLE_REPO })));
  const hang = reports.find(({ symptoms, kind }) => kind.id === "malfunction" && symptoms[0]?.id === "system-hang");
  let number = 18_400;
  for (let week = WEEKS - 1; week >= 0; week -= 1) {
    const usual = reports.filter((_, index) => (index * 7 + week * 5) % 4 === 0);
    const thisWeek = hang && week === 0 ? Array.from({ length: HANGS_THIS_WEEK }, () => hang) : [];
    const all = [...usual, ...thisWeek];
    for (const [index, decision] of all.entries()) {
      number += 3;
      const daysAgo = week * 7 + 6.5 - (index * 6) / all.length;
      await remember(database, { ...decision, number }, daysAgo);
    }
  }
}

function writtenReports() {
  return [
    ...DEMO_ISSUES.map((each) => ({ ...each, folder: "../../demo/issues/" })),
    ...FIXTURES.map((each) => ({ ...each, folder: "../../test/fixtures/issues/" })),
  ]
    .filter(({ repo }) => repo === "vllm-project/vllm")
    .map(({ file, repo, folder }) =>
      issueFromMarkdown(readFileSync(new URL(`${folder}${file}`, import.meta.url), "utf8"), repo),
    );
}

async function remember(database: Database, decision: Decision & { number: number }, daysAgo: number): Promise<void> {
  const { number, labels, comment } = decision;
  const key = { repo: EXAMPLE_REPO, issue: number };
  const at = new Date(NOW.getTime() - daysAgo * DAY_MS);
  const outcome = labels.length > 0 || comment !== null ? "done" : "abstained";
  const delivery = `example-${number}`;
  await recordTriage(database, { delivery, installation: 1, ...key, outcome, decision });
  await database.query(`UPDATE ${database.schema}.triages SET at = $2 WHERE delivery = $1`, [delivery, at]);
  const ours = labels.flatMap((name) => {
    const parsed = parseLabelName(name);
    return parsed ? [{ name, family: parsed.family }] : [];
  });
  await intendLabels(database, key, ours);
  await confirmLabels(database, key, labels);
  await correct(database, decision);
}

/** What people said: by the number, so that it is the same each time. */
async function correct(database: Database, decision: Decision & { number: number }): Promise<void> {
  const { number, labels, symptoms } = decision;
  const symptom = labels.find((name) => name.startsWith("symptom: "));
  if (!symptom) return;
  const said = number % 5 === 0 ? symptoms[0]?.id : number % 45 === 1 ? symptoms[1]?.id : undefined;
  if (said === undefined) return;
  const key = { repo: EXAMPLE_REPO, issue: number, comment: number };
  await recordCorrection(database, key, { ordinal: 0, person: 1, command: `/triage symptom:${said}`, decision });
  if (said === symptoms[0]?.id) return;
  await database.query(
    `UPDATE ${database.schema}.applied_labels SET removed_at = now() WHERE repo = $1 AND issue = $2 AND name = $3`,
    [EXAMPLE_REPO, number, symptom],
  );
}
