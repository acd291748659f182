import { EXPLANATION_MARKER } from "../decide/comment/comment-marker.js";
import { renderExplanation } from "../decide/comment/render-explanation.js";
import type { Decision } from "../decide/decision.js";
import { ownNamesOf } from "../plan/named-class.js";
import { DEFAULT_SETTINGS_OF } from "../queue/load-repository-settings.js";
import { hashBody } from "../store/comments.js";
import { readExperience } from "../store/experience.js";
import { findExplanation, storeExplanation } from "../store/explanations.js";
import { readPeopleSay } from "../store/people-say.js";
import { readTold } from "../store/told.js";
import type { Scene } from "./scene.js";

/**
 * Replies to `/triage explain`: decides anew without doing anything about it, and writes or updates the one reply. Gives
 * the decision; null where the issue is gone, locked or a pull request. Throws a GitHubError.
 */
export async function explain({ github, ref, key, dependencies, attempt }: Scene): Promise<Decision | null> {
  const { database, triager, settingsOf = DEFAULT_SETTINGS_OF } = dependencies;
  const { triage, style } = await settingsOf(github, key.repo);
  const remote = await github.readIssue(ref);
  if (!remote || remote.locked || remote.isPullRequest) return null;
  const told = await readTold(database, key);
  const { title, body } = remote;
  const past = triage.isAdapting ? { experience: await readExperience(database, key.repo, style) } : {};
  const issue = { repo: key.repo, number: key.issue, title, body };
  const decision = await triager.decide(issue, told, triage, past);
  const gates = triager.gatesFor?.(triage.precision) ?? null;
  const { vetoedLabels, heldFamilies } = await readPeopleSay(database, key);
  const text = renderExplanation(decision, {
    gates,
    settings: triage.decision,
    told,
    vetoedLabels: ownNamesOf(vetoedLabels, decision.labels, style),
    heldFamilies,
  });
  const id = await write(text);
  await storeExplanation(database, key, { id, bodyHash: hashBody(text) });
  return decision;

  async function write(text: string): Promise<number> {
    const stored = await findExplanation(database, key);
    // Also where it says the same: it may have been deleted, and somebody asked for it.
    const written = stored ?? (await github.findComment(ref, EXPLANATION_MARKER));
    const updated = written && (await github.updateComment(ref, written.id, text));
    if (updated) return updated.id;
    await attempt.assertClaimed();
    return (await github.createComment(ref, text)).id;
  }
}
