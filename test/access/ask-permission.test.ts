import { expect, test } from "@jest/globals";
import { pino } from "pino";
import { type AskPermissionOptions, createAskPermission } from "../../src/access/ask-permission.js";
import { type CollaboratorPermission, GitHubError } from "../../src/github/github.js";
import { createInMemoryGitHub } from "../../src/github/in-memory-github.js";

const logger = pino({ level: "silent" });
const PLACE = { installation: 1, repo: "o/r" };
const ADA = { id: 7, login: "ada" };
const TRIAGE: CollaboratorPermission = { role: "triage", base: "read", rights: {}, account: ADA.id };

/** GitHub that answers from `answers`, the last one again and again. */
function asking(
  answers: readonly (CollaboratorPermission | null | GitHubError)[],
  options: Partial<AskPermissionOptions> = {},
) {
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
  const ask = createAskPermission(async () => api, logger, { ...options, now: () => now });
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

const refused = (says: Promise<boolean>) =>
  says.then(
    () => false,
    ({ status }) => status === 429,
  );

test("one person cannot use up the App's calls: what goes beyond is refused, until the minute is over", async () => {
  const { ask, calls, pass } = asking([TRIAGE], { perPerson: 3 });
  const all = () => Promise.all(Array.from({ length: 9 }, (_, n) => refused(ask(ADA, { ...PLACE, repo: `o/r${n}` }))));
  expect((await all()).filter(Boolean)).toHaveLength(6);
  expect(calls()).toBe(3);
  expect(await ask({ id: 9, login: "eve" }, PLACE)).toBe(false);
  expect(calls()).toBe(4);
  pass(61);
  expect((await all()).filter(Boolean)).toHaveLength(6);
});

test("strangers cannot use up an installation's calls: beyond its hour's budget all who need a question are refused", async () => {
  const { ask, calls, pass } = asking([TRIAGE], { perInstallation: 3 });
  const stranger = (id: number) => ask({ id, login: `stranger-${id}` }, PLACE);
  for (const id of [101, 102, 103]) expect(await stranger(id)).toBe(false);
  expect(await refused(ask(ADA, PLACE))).toBe(true);
  expect(calls()).toBe(3);
  expect(await ask(ADA, { ...PLACE, installation: 2 })).toBe(true);
  pass(3_601);
  expect(await ask(ADA, PLACE)).toBe(true);
});

test("a no is kept for ten minutes", async () => {
  const { ask, calls, pass } = asking([null]);
  for (const seconds of [0, 61, 500]) {
    pass(seconds);
    expect(await ask(ADA, PLACE)).toBe(false);
  }
  expect(calls()).toBe(1);
  pass(60);
  await ask(ADA, PLACE);
  expect(calls()).toBe(2);
});

test("GitHub is not asked while it limits the installation, or while that is suspended", async () => {
  const limited = asking([TRIAGE], { standingOf: async () => ({ state: "active", waitSeconds: 9 }) });
  expect(await refused(limited.ask(ADA, PLACE))).toBe(true);
  const suspended = asking([TRIAGE], { standingOf: async () => ({ state: "suspended", waitSeconds: 0 }) });
  expect(await suspended.ask(ADA, PLACE)).toBe(false);
  expect([limited.calls(), suspended.calls()]).toEqual([0, 0]);
});
