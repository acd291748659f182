import type { Decision } from "../decide/decision.js";
import { labelName } from "../decide/label-names.js";
import { plannedLabel } from "../plan/label-style.js";
import type { JobEnd } from "../queue/job-result.js";
import { DEFAULT_SETTINGS_OF } from "../queue/load-repository-settings.js";
import { triageIssue } from "../queue/triage-issue.js";
import { type CommentCommands, storeCommentCommands } from "../store/comment-commands.js";
import { recordCorrection } from "../store/corrections.js";
import { changeOrders, readOrders } from "../store/orders.js";
import { liftVeto } from "../store/people-say.js";
import { findLastDecision } from "../store/triages.js";
import { type Command, commandText } from "./command.js";
import { explain } from "./explain.js";
import type { Scene } from "./scene.js";

/** Outcomes after which the issue is not there to write on. */
const NOT_THERE: ReadonlySet<JobEnd["outcome"]> = new Set(["gone", "skipped"]);

/**
 * Does the pending commands of a comment one after the other, each in full before the next: what it orders is stored, the
 * issue is triaged by it, a reaction answers, and then it counts as done. A run that broke off goes on with the command
 * that it was at; doing one twice comes to the same. Throws a GitHubError.
 *
 * @param person GitHub's number of who gave them
 */
export async function obey(scene: Scene, commands: CommentCommands, person: number): Promise<JobEnd> {
  const { key, github, ref, dependencies } = scene;
  let end: JobEnd = { outcome: "done", decision: null };
  for (const [index, command] of commands.pending.entries()) {
    const ordinal = commands.done + index;
    const result = await obeyOne(scene, command, { ordinal, person });
    if (result !== "refused") end = result;
    if (NOT_THERE.has(end.outcome)) return end;
    await github.addReaction(ref, key.comment, result === "refused" ? "confused" : "+1");
    const pending = commands.pending.slice(index + 1);
    await storeCommentCommands(dependencies.database, key, { ...commands, pending, done: ordinal + 1 });
  }
  return end;
}

interface Giver {
  ordinal: number;
  person: number;
}

/** `refused`: nobody can tell what it means, or the App is off here and it is not `on`. */
async function obeyOne(scene: Scene, command: Command, giver: Giver): Promise<JobEnd | "refused"> {
  const { key, dependencies } = scene;
  const { database } = dependencies;
  const { isOff } = await readOrders(database, key);
  if (command.kind === "unknown" || (isOff && command.kind !== "on" && command.kind !== "off")) return "refused";
  switch (command.kind) {
    case "explain": {
      const decision = await explain(scene);
      // Not this run's triage: what it decided is only told.
      return { outcome: decision === null ? "skipped" : "done", decision: null };
    }
    case "off":
      await changeOrders(database, key, { isOff: true });
      return { outcome: "done", decision: null };
    case "on":
      await changeOrders(database, key, { isOff: false, symptom: null, cause: null });
      return triage(scene);
    case "triage":
      await changeOrders(database, key, { notABug: false });
      return triage(scene);
    default:
      return correct(scene, command, giver);
  }
}

type Correcting = Extract<Command, { kind: "symptom" | "cause" | "not-a-bug" }>;

async function correct(scene: Scene, command: Correcting, { ordinal, person }: Giver): Promise<JobEnd> {
  const { key, dependencies } = scene;
  const decision = await decisionSoFar(scene);
  const { style } = await (dependencies.settingsOf ?? DEFAULT_SETTINGS_OF)(scene.github, key.repo);
  await dependencies.database.transaction(async (transaction) => {
    const record = { ordinal, person, command: commandText(command), decision };
    // Known already: this run goes on where another one broke off, and somebody may have said more since.
    if (!(await recordCorrection(transaction, key, record))) return;
    if (command.kind === "not-a-bug") {
      await changeOrders(transaction, key, { notABug: true, symptom: null, cause: null });
      return;
    }
    await changeOrders(transaction, key, { notABug: false, [command.kind]: command.id });
    const label = labelName(command.kind, command.id);
    // Vetoes stand by the name that was on the issue: ours, or the repository's own.
    for (const name of new Set([label, plannedLabel(label, style)?.name ?? label]))
      await liftVeto(transaction, key, name);
  });
  return triage(scene, command.kind === "not-a-bug" ? [] : [labelName(command.kind, command.id)]);
}

/** What the App had decided by itself, or would have. */
async function decisionSoFar({ key, github, ref, dependencies }: Scene): Promise<Decision | null> {
  const { database, triager } = dependencies;
  const last = await findLastDecision(database, key.repo, key.issue);
  if (last) return last;
  const remote = await github.readIssue(ref);
  if (!remote) return null;
  return triager.decide({ repo: key.repo, number: key.issue, title: remote.title, body: remote.body });
}

/** @param welcome labels that come also where people, or the App, once took them off */
function triage({ job, dependencies, attempt }: Scene, welcome: readonly string[] = []): Promise<JobEnd> {
  const { delivery, installation, repo, number } = job;
  return triageIssue(
    { kind: "triage", reason: "command", delivery, installation, repo, number },
    dependencies,
    attempt,
    { welcomeLabels: welcome },
  );
}
