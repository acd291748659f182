import type { IssuePlan } from "./plan-issues.js";

/** What carrying out plans takes of GitHub. */
export interface Estimate {
  calls: number;
  writes: number;
  seconds: number;
}

/** Seconds that the App keeps between writes, and between comments, as GitHub asks for. */
const WRITE_SECONDS = 1;
const COMMENT_SECONDS = 3;
/** GitHub's least allowance of calls for an installation. */
const CALLS_PER_HOUR = 5_000;
/** The configuration files of the repository and of its owner. */
const SETTINGS_CALLS = 2;
/** A comment is looked for twice before it is created. */
const COMMENT_CALLS = 3;

/** Calls and time of plans. `labels`: names that the repository has. Pure. */
export function estimate(plans: readonly IssuePlan[], labels: readonly string[]): Estimate {
  const present = new Set(labels.map((name) => name.toLowerCase()));
  const used = new Set(plans.flatMap(({ add }) => add.map((name) => name.toLowerCase())));
  const created = [...used].filter((name) => !present.has(name)).length;
  const comments = plans.filter(({ comment }) => comment).length;
  const changes = plans.reduce((sum, { add, remove }) => sum + (add.length > 0 ? 1 : 0) + remove.length, 0);
  const writes = changes + created + comments;
  const calls = SETTINGS_CALLS + plans.length + used.size + created + changes + comments * COMMENT_CALLS;
  const hoursFull = Math.floor(calls / CALLS_PER_HOUR);
  return { calls, writes, seconds: Math.max(writes * WRITE_SECONDS, comments * COMMENT_SECONDS, hoursFull * 3_600) };
}
