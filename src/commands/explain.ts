import { EXPLANATION_MARKER } from "../decide/comment/comment-marker.js";
import { renderExplanation } from "../decide/comment/render-explanation.js";
import type { Decision } from "../decide/decision.js";
import { createOnce } from "../queue/create-once.js";
import { DEFAULT_SETTINGS_OF } from "../queue/load-repository-settings.js";
import { hashBody } from "../store/comments.js";
import { readExperience } from "../store/experience.js";
import { findExplanation, storeExplanation } from "../store/explanations.js";
import { readPeopleSay } from "../store/people-say.js";
import { readTold } from "../store/told.js";
import type { Scene } from "./scene.js";

/**
 * Replies to `/triage explain`: decides anew without doing anything about it, and writes or updates the one reply. Gives
 * the decision; null where the issue is gone, locked or a pull request. Throws a GitHubError, and a PostponedError where
 * the reply may be there and not show yet.
 */
export async function explain({ github, ref, key, dependencies, attempt }: Scene): Promise<Decision | null> {
  const { database, triager, readLagSeconds, settingsOf = DEFAULT_SETTINGS_OF } = dependencies;
  const { triage, style } = await settingsOf(github, key.repo);
  const remote = await github.readIssue(ref);
  if (!remote || remote.locked || remote.isPullRequest) return null;
  const told = await readTold(database, key);
  const { title, body } = remote;
  const past = triage.isAdapting ? { experience: await readExperience(database, key.repo, style) } : {};
  const issue = { repo: key.repo, number: key.issue, title, body };
  const decision = await triager.decide(issue, told, triage, past);
  const gates = triager.gatesFor?.(triage.precision) ?? null;
  const text = renderExplanation(decision, {
    gates,
    settings: triage.decision,
    told,
    ...(await readPeopleSay(database, key)),
  });
  const id = await write(text);
  await storeExplanation(database, key, { id, bodyHash: hashBody(text) });
  return decision;

  async function write(text: string): Promise<number> {
    const stored = await findExplanation(database, key);
    // Also where it says the same: it may have been deleted, and somebody asked for it.
    const updated = stored && (await github.updateComment(ref, stored.id, text));
    if (updated) return updated.id;
    // Without a record that holds there may be one all the same: a job may have died after writing it.
    const found = await github.findComment(ref, EXPLANATION_MARKER);
    const renewed = found && (await github.updateComment(ref, found.id, text));
    if (renewed) return renewed.id;
    await attempt.assertClaimed();
    // By the issue and not by the command: two commands that ask at once get the same reply.
    await createOnce(database, { repo: key.repo, issue: key.issue, purpose: "explanation" }, readLagSeconds);
    return (await github.createComment(ref, text)).id;
  }
}
