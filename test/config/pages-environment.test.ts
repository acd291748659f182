import { expect, test } from "@jest/globals";
import { z } from "zod";
import { pagesEnvironmentOf, pagesProblems, pagesVariables } from "../../src/config/pages-environment.js";

const COMPLETE = {
  CLIENT_ID: "Iv23-of-the-tests",
  CLIENT_SECRET: "a-client-secret-of-the-tests",
  SESSION_SECRET: "a session secret of the tests, long enough",
  PAGES_URL: "https://triage.example.com/",
};
const schema = z.object(pagesVariables);

test("signing in is configured by four variables together, or not at all", () => {
  expect(pagesEnvironmentOf(schema.parse(COMPLETE))?.url).toBe("https://triage.example.com");
  expect(pagesEnvironmentOf(schema.parse({}))).toBeNull();
  const { SESSION_SECRET: _left, ...partial } = COMPLETE;
  expect(pagesProblems(partial)).toMatchObject([
    { variable: "SESSION_SECRET", message: expect.stringContaining("needs all of") },
  ]);
  expect(pagesProblems({})).toEqual([]);
});

test.each([
  ["PAGES_URL", "http://triage.example.com"],
  ["PAGES_URL", "https://triage.example.com/pages"],
  ["PAGES_URL", "triage.example.com"],
  ["SESSION_SECRET", "short"],
  ["CLIENT_SECRET", "short"],
])("%s is refused as %s, without the value of a secret in the message", (variable, value) => {
  const error = schema.safeParse({ ...COMPLETE, [variable]: value }).error;
  expect(error?.issues.map(({ path }) => path)).toEqual([[variable]]);
  expect(error?.issues[0]?.message).not.toContain("short,");
});

test("an address without TLS is for this machine alone", () => {
  expect(schema.parse({ ...COMPLETE, PAGES_URL: "http://localhost:3000" }).PAGES_URL).toBe("http://localhost:3000");
});
