import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import nock from "nock";
import type { GitHub } from "../../src/github/github.js";
import { APP_ID } from "../app/support/environment.js";
import { API, openGitHub, REF, unusedAnswers } from "./support/installed-app.js";

const EVENTS = "/repos/o/r/issues/1/events?per_page=100&page=";
const PERSON = { login: "ann", type: "User" };
const APP = { login: "engine-triage[bot]", type: "Bot" };

function event(name: "labeled" | "unlabeled", label: string, actor: object | null = PERSON) {
  const performed_via_github_app = actor === APP ? { id: APP_ID } : null;
  return { event: name, actor, label: { name: label, color: "ededed" }, performed_via_github_app };
}

let github: GitHub;

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
beforeEach(async () => {
  github = await openGitHub();
});
afterEach(() => expect(unusedAnswers()).toEqual([]));

test("labels that people took off, on every page of the events; those put on again and the App's own removals are not among them", async () => {
  const next = `<${API}${EVENTS}2>; rel="next"`;
  nock(API)
    .get(`${EVENTS}1`)
    .reply(
      200,
      [
        event("labeled", "symptom: crash", APP),
        { event: "subscribed", actor: PERSON },
        event("unlabeled", "symptom: crash"),
        event("unlabeled", "needs: log", APP),
        event("unlabeled", "cause: misused-api"),
      ],
      { link: next },
    );
  nock(API)
    .get(`${EVENTS}2`)
    .reply(200, [event("labeled", "cause: misused-api"), event("unlabeled", "phase: engine-setup", null)]);
  expect(await github.listTakenOff(REF)).toEqual(["symptom: crash", "phase: engine-setup"]);
});

test("an answer that broke off is no empty list of events", async () => {
  nock(API).get(`${EVENTS}1`).reply(200, "[{", { "content-type": "text/plain" });
  await expect(github.listTakenOff(REF)).rejects.toMatchObject({ kind: "unavailable" });
});

test("labels whose last change was somebody else's, put on or taken off; those of the App's hand are not among them", async () => {
  nock(API)
    .get(`${EVENTS}1`)
    .reply(200, [
      event("labeled", "symptom: crash", APP),
      event("labeled", "cause: misused-api", APP),
      event("unlabeled", "cause: misused-api"),
      event("labeled", "cause: misused-api"),
      event("unlabeled", "needs: log"),
      event("labeled", "phase: engine-setup"),
      event("unlabeled", "phase: engine-setup", APP),
    ]);
  expect(await github.listOthersLabels(REF)).toEqual({ putOn: ["cause: misused-api"], takenOff: ["needs: log"] });
});
