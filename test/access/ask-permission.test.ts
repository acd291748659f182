import { expect, test } from "@jest/globals";
import { pino } from "pino";
import { createAskPermission } from "../../src/access/ask-permission.js";
import { type CollaboratorPermission, GitHubError } from "../../src/github/github.js";
import { createInMemoryGitHub } from "../../src/github/in-memory-github.js";

const logger = pino({ level: "silent" });
const PLACE = { installation: 1, repo: "o/r" };
const ADA = { id: 7, login: "ada" };
const TRIAGE: CollaboratorPermission = { role: "triage", base: "read", rights: {}, account: ADA.id };

/** GitHub that answers from `answers`, the last one again and again. */
function asking(answers: readonly (CollaboratorPermission | null | GitHubError)[], perPerson = 100) {
  let [now, calls] = [0, 0];
  const api = {
    ...createInMemoryGitHub().api,
    async readPermission() {
      const answer = answers[Math.min(calls, answers.length - 1)] ?? null;
      calls += 1;
      if (answer instanceof GitHubError) throw answer;
      return answer;
    },
  };
  const ask = createAskPermission(async () => api, logger, { perPerson, now: () => now });
  return { ask, calls: () => calls, pass: (seconds: number) => (now += seconds * 1_000) };
}

test("an answer holds for a minute; who has lost the permission sees nothing after it", async () => {
  const { ask, calls, pass } = asking([TRIAGE, { ...TRIAGE, role: "read" }]);
  expect(await Promise.all([ask(ADA, PLACE), ask(ADA, { ...PLACE, repo: "O/R" })])).toEqual([true, true]);
  pass(59);
  expect(await ask(ADA, PLACE)).toBe(true);
  expect(calls()).toBe(1);
  pass(2);
  expect(await ask(ADA, PLACE)).toBe(false);
});

test.each([
  ["nobody there", null],
  ["another account with the login by now", { ...TRIAGE, account: 8 }],
  ["an account that GitHub does not name", { ...TRIAGE, account: null }],
  ["a reader", { ...TRIAGE, role: "read" }],
  ["an App that lacks the right to ask", new GitHubError("forbidden", "no")],
  ["an outage", new GitHubError("unavailable", "no answer")],
])("%s: no", async (_name, answer) => {
  expect(await asking([answer]).ask(ADA, PLACE)).toBe(false);
});

test("one person cannot use up the App's calls: what goes beyond is no, until the minute is over", async () => {
  const { ask, calls, pass } = asking([TRIAGE], 3);
  const all = () => Promise.all(Array.from({ length: 9 }, (_, n) => ask(ADA, { ...PLACE, repo: `o/r${n}` })));
  expect((await all()).filter(Boolean)).toHaveLength(3);
  expect(calls()).toBe(3);
  expect(await ask({ id: 9, login: "eve" }, PLACE)).toBe(false);
  expect(calls()).toBe(4);
  pass(61);
  expect((await all()).filter(Boolean)).toHaveLength(3);
});
