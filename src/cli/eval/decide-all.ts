import { type JudgedIssue, judge } from "../../evaluation/judged-issue.js";
import type { LabelledIssue } from "../../training/labelled-issue.js";
import type { Triager } from "../../triage.js";

/**
 * Decides about labelled issues, some at once, and holds each decision against its labels. In the order given.
 *
 * @param concurrency how many at once
 * @param onDecided told of the number that are done
 * @throws an AggregateError of all that went wrong, in the order given, when every issue was tried
 */
export async function decideAll(
  labelled: readonly LabelledIssue[],
  triager: Triager,
  concurrency = 1,
  onDecided: (done: number) => void = () => {},
): Promise<readonly JudgedIssue[]> {
  const judged: JudgedIssue[] = [];
  const failed: { index: number; error: unknown }[] = [];
  const waiting = labelled.entries();
  let done = 0;

  async function work(): Promise<void> {
    // The workers share the iterator: each issue is taken once.
    for (const [index, { issue, labels }] of waiting) {
      try {
        judged[index] = judge({ decision: await triager.decide(issue), labels });
      } catch (error) {
        failed.push({ index, error });
      }
      done += 1;
      onDecided(done);
    }
  }

  await Promise.all(Array.from({ length: concurrency }, work));
  const errors = failed.sort((a, b) => a.index - b.index).map(({ error }) => error);
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} issues could not be decided`);
  return judged;
}
