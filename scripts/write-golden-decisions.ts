/**
 * Writes what the App would do with each written report to test/golden/decisions: `npm run golden`. Read the difference
 * before you commit it: is it true, is it specific to the report, would you be glad to read it?
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { GOLDEN_FOLDER, goldenDecisions } from "../test/golden/golden-decisions.js";

const folder = new URL(`../${GOLDEN_FOLDER}/`, import.meta.url);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const decisions = await goldenDecisions();
for (const { file, text } of decisions) writeFileSync(new URL(file, folder), text);
process.stdout.write(`wrote ${decisions.length} decisions to ${GOLDEN_FOLDER}\n`);
