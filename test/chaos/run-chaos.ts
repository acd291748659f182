import type { AppProcess } from "./app-process.js";
import { BAD_DAY, NO_FAULTS } from "./github/faults.js";
import type { GitHubServer } from "./github/server.js";
import type { GitHubState } from "./github/state.js";
import { createMailbag } from "./mailbag.js";
import type { Random } from "./random.js";
import type { Report } from "./reports.js";
import { echo, type Story, type Turn, tell } from "./story.js";

/** Stories that happen at a time. */
const AT_A_TIME = 24;

export interface ChaosPlan {
  issues: number;
  installations: number;
  turns: readonly Turn[];
  /** The process is killed after so many deliveries, between least and most, and again. */
  killAfter: { least: number; most: number };
}

export interface ChaosWorld {
  random: Random;
  state: GitHubState;
  server: GitHubServer;
  app: AppProcess;
}

export interface ChaosRun {
  stories: readonly Story[];
  deliveries: number;
  kills: number;
}

/** Writes the stories of a run: every turn equally often, with reports drawn from the given ones. */
export function writeStories(plan: ChaosPlan, reports: readonly Report[], random: Random): readonly Story[] {
  return Array.from({ length: plan.issues }, (_, index) => {
    const installation = 1 + (Math.floor(index / plan.turns.length) % plan.installations);
    const turn = plan.turns[index % plan.turns.length] ?? "nothing";
    const pair = [random.oneOf(reports), random.oneOf(reports)] as const;
    return { installation, repo: `owner-${installation}/vllm`, number: 1 + index, turn, reports: pair, takenOff: null };
  });
}

/** Lets all stories happen on a bad day, killing the App again and again; returns when all is quiet. */
export async function runChaos(plan: ChaosPlan, stories: readonly Story[], world: ChaosWorld): Promise<ChaosRun> {
  const { random, state, server, app } = world;
  let kills = 0;
  let killAt = random.integer(plan.killAfter.least, plan.killAfter.most);
  let killing: Promise<void> = Promise.resolve();

  const mailbag = createMailbag(random, async (delivery) => {
    if (--killAt <= 0) {
      killAt = random.integer(plan.killAfter.least, plan.killAfter.most);
      kills += 1;
      killing = killing.then(() => app.kill());
    }
    await app.deliver(delivery);
  });

  server.setFaults(BAD_DAY);
  const echoed = new Set<number>();
  const installations = new Map(stories.map(({ repo, installation }) => [repo, installation]));
  // GitHub tells of the App's own labels too, and nothing may follow from that.
  function echoLabels(): boolean {
    for (const [index, { what, repo, issue, detail }] of state.writes.entries()) {
      if (what !== "label-added" || echoed.has(index)) continue;
      echoed.add(index);
      const found = state.read(repo, issue);
      if (found) mailbag.post(echo(installations.get(repo) ?? 0, repo, found, detail));
    }
    return false;
  }
  void state.until(echoLabels);

  const left = [...stories];
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      for (let story = left.shift(); story; story = left.shift()) await tell(story, state, mailbag);
    }),
  );
  await mailbag.delivered();
  await killing;
  server.setFaults(NO_FAULTS);
  await app.waitUntilIdle();
  await mailbag.delivered();
  await app.waitUntilIdle();
  return { stories, deliveries: mailbag.accepted, kills };
}
