import { expect, test } from "@jest/globals";
import { tryAgain } from "../../src/action/try-again.js";
import { GitHubError, type GitHubErrorKind } from "../../src/github/github.js";

/** Fails as often as asked, then gives "done"; and how long was waited. */
async function run(kind: GitHubErrorKind, failures: number, retryAfter: number | null = null) {
  const waited: number[] = [];
  let left = failures;
  const work = async () => {
    if (left > 0) {
      left -= 1;
      throw new GitHubError(kind, "no", { retryAfter });
    }
    return "done";
  };
  const ended = await tryAgain(work, async (seconds) => void waited.push(seconds)).catch(() => "failed");
  return { ended, waited };
}

test("waits as long as GitHub says, at least for its reads to catch up, three tries in all", async () => {
  expect(await run("unavailable", 2)).toEqual({ ended: "done", waited: [10, 10] });
  expect(await run("rate-limited", 1, 60)).toEqual({ ended: "done", waited: [60] });
  expect(await run("unavailable", 3)).toEqual({ ended: "failed", waited: [10, 10] });
});

test("what another try cannot help, or would take too long for, fails at once", async () => {
  expect(await run("forbidden", 1)).toEqual({ ended: "failed", waited: [] });
  expect(await run("rate-limited", 1, 3_600)).toEqual({ ended: "failed", waited: [] });
});
