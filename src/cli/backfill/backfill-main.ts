import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { BackfillError } from "../../backfill/backfill-error.js";
import { beginRun, findOpenRun } from "../../backfill/begin-run.js";
import { estimate } from "../../backfill/estimate.js";
import { planIssues } from "../../backfill/plan-issues.js";
import { printPlan } from "../../backfill/print-plan.js";
import { readOpenIssues } from "../../backfill/read-open-issues.js";
import { settingsOfRun } from "../../backfill/run-settings.js";
import { readWeights } from "../../classify/embedded-weights.js";
import type { InstalledRepository } from "../../github/find-installation.js";
import { GitHubError } from "../../github/github.js";
import { createSettingsLoader } from "../../queue/load-repository-settings.js";
import type { Database } from "../../store/database.js";
import { migrate } from "../../store/migrate.js";
import { openDatabase, openExistingDatabase } from "../../store/open-database.js";
import { createTriager } from "../../triage.js";
import { startProgress } from "../backtest/progress-bar.js";
import { forOperators } from "../for-operators.js";
import { type BackfillParts, partsOfEnvironment } from "./backfill-parts.js";
import { workRun } from "./work-run.js";

/** Options as they stand on the command line. */
export interface BackfillOptions {
  apply: boolean;
  comments: boolean;
  limit: string;
  json: boolean;
}

/** The `backfill` command. Returns the exit code: 2 where the operator has something to put right, 1 where issues failed. */
export function backfillMain(repo: string, options: BackfillOptions, parts = partsOfEnvironment): Promise<number> {
  return forOperators(async () => backfill(repo, options, parts()));
}

async function backfill(name: string, options: BackfillOptions, parts: BackfillParts): Promise<number> {
  const limit = limitOf(options.limit);
  const place = await locate(name, parts);
  const database = await open(options, parts);
  try {
    if (options.apply) {
      const run = await findOpenRun(database, place.repo, options.comments);
      if (run) {
        process.stdout.write(`going on with run ${run.id}\n`);
        return await workRun(database, run, "backfill", parts);
      }
    }
    const plans = await plan(database, place, limit, options, parts);
    if (!options.apply || plans.length === 0) {
      if (!options.json && plans.length > 0) process.stdout.write("nothing was written; --apply does it\n");
      return 0;
    }
    const run = await beginRun(
      database,
      { ...place, comments: options.comments },
      plans.map(({ number }) => number),
    );
    process.stdout.write(`run ${run.id} begins; \`engine-triage backfill undo ${run.id}\` takes it back\n`);
    return await workRun(database, run, "backfill", parts);
  } finally {
    await database.close();
  }
}

async function plan(
  database: Database,
  { installation, repo }: InstalledRepository,
  limit: number,
  { comments, json, apply }: BackfillOptions,
  { githubOf, logger }: BackfillParts,
) {
  const github = await githubOf(installation);
  const inForce = await createSettingsLoader({ database, logger, isReadOnly: !apply })(github, repo);
  const settings = settingsOfRun(inForce, { comments });
  const issues = await readOpenIssues({
    github,
    repo,
    limit,
    wait: async (seconds, why) => {
      process.stderr.write(`engine-triage: ${why}: waiting ${seconds} s\n`);
      await sleep(seconds * 1_000);
    },
    onRead: (count) => process.stderr.write(`read ${count} issues\n`),
  });
  const triager = createTriager({ weights: readWeights(), model: null });
  const progress = startProgress("decided", issues.length, process.stderr);
  const plans = await planIssues(issues, { database, repo, settings, triager, onPlanned: progress.show });
  progress.stop();
  const [owner = "", name = ""] = repo.split("/");
  const takes = estimate(plans, await github.listLabels({ owner, repo: name }));
  if (json)
    process.stdout.write(`${JSON.stringify({ repo, read: issues.length, mode: inForce.mode, ...takes, plans })}\n`);
  else process.stdout.write(`${repo}, mode ${inForce.mode}\n${printPlan(issues.length, plans, takes)}`);
  return plans;
}

async function locate(name: string, { findInstallation }: BackfillParts): Promise<InstalledRepository> {
  if (!/^[\w-]+\/[\w.-]+$/.test(name)) throw new BackfillError(`"${name}" is no repository; name it as owner/repo`);
  try {
    const place = await findInstallation(name);
    if (place) return place;
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    throw new BackfillError(
      `GitHub does not say where the App is installed (${error.message}); check APP_ID and PRIVATE_KEY, or try again later`,
      { cause: error },
    );
  }
  throw new BackfillError(
    `the App is not installed on ${name}, or there is no such repository; install it there first`,
  );
}

/** Without --apply nothing is made: where the App has never run, nothing is known of the repository. */
async function open({ apply }: BackfillOptions, { environment, logger }: BackfillParts): Promise<Database> {
  const { database: settings } = environment;
  if (apply) return openDatabase(settings, logger);
  if (settings.url !== null || existsSync(settings.directory)) return openExistingDatabase(settings, logger);
  const { openMemoryDatabase } = await import("../../store/embedded-database.js");
  const database = await openMemoryDatabase(settings.schema);
  await migrate(database);
  return database;
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1) return limit;
  throw new BackfillError(`--limit must be a whole number from 1, not "${text}"`);
}
