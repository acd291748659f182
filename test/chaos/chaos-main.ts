/**
 * The chaos suite at length: `npm run test:chaos -- [--rounds N] [--issues N] [--seed N]`. Each round tells 360 stories, with
 * 2,000 deliveries and more, on each kind of database that answers here, from seeds that count up. Exit code 1 where
 * anything is not as it should be.
 */
import { parseArgs } from "node:util";
import { DATABASE_KINDS } from "../store/support/databases.js";
import { stageRunOn } from "./stage-run.js";
import { TURN_NAMES } from "./story.js";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "1" },
    issues: { type: "string", default: "360" },
    seed: { type: "string", default: "1" },
  },
});
const plan = {
  issues: Number(values.issues),
  installations: 20,
  turns: TURN_NAMES,
  killAfter: { least: 40, most: 160 },
};

for (let round = 0; round < Number(values.rounds); round++) {
  for (const kind of DATABASE_KINDS) {
    const seed = Number(values.seed) + round;
    const started = Date.now();
    const { deliveries, kills, faults, problems } = await stageRunOn(kind, plan, seed);
    const seconds = Math.round((Date.now() - started) / 1_000);
    const verdict = problems.length === 0 ? "all as it should be" : `${problems.length} problems`;
    process.stdout.write(
      `${kind.name}, seed ${seed}: ${plan.issues} issues, ${deliveries} deliveries, ${kills} kills, ${faults} faults, ${seconds} s: ${verdict}\n`,
    );
    for (const problem of problems.slice(0, 20)) process.stdout.write(`  ${problem}\n`);
    if (problems.length > 0) process.exitCode = 1;
  }
}
