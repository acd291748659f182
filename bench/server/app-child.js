// Child process of the server benchmark: the App as `serve` runs it with the embedded classifier, on the database that the
// environment names. It is JavaScript because it runs the App's built code without a loader: a loader's memory would be
// measured with it.
//
// Arguments: folder of the App's code as a URL, extension of its files, role, milliseconds that each call to GitHub takes.

import { readFileSync } from "node:fs";

const [, , code = "", extension = "", role = "all", latency = "0"] = process.argv;
const load = (module) => import(new URL(`${module}.${extension}`, code).href);
const { readEnvironment } = await load("config/environment");
const { createLogger } = await load("config/logger");
const { composeServing } = await load("cli/compose-serving");
const { serve } = await load("cli/serve-command");

const ISSUE = readFileSync(new URL("../../demo/issues/sglang-throughput-regression.md", import.meta.url), "utf8");
let comments = 0;

/** Answers each call after the latency, and keeps nothing: what the process keeps is the App's. */
function after(answer) {
  return () => new Promise((resolve) => setTimeout(() => resolve(answer()), Number(latency)));
}

const github = {
  readIssue: after(() => ({
    title: "Throughput halved after the upgrade",
    body: ISSUE,
    state: "open",
    locked: false,
    isPullRequest: false,
    labels: [],
    author: "reporter",
  })),
  // Warm: the App knows a repository's configuration and labels by then.
  readFile: async () => "missing",
  listOpenIssues: after(() => ({ issues: [], next: null })),
  listNewestIssues: after(() => ({ issues: [], next: null })),
  listLabels: async () => [],
  createLabel: async () => {},
  ensureLabel: async () => {},
  async addLabels(_ref, names) {
    await after(() => {})();
    return names;
  },
  removeLabel: after(() => {}),
  listTakenOff: after(() => []),
  listOthersLabels: after(() => ({ putOn: [], takenOff: [] })),
  findComment: after(() => null),
  async createComment(_ref, body) {
    await after(() => {})();
    comments += 1;
    return { id: comments, body, isOwn: true };
  },
  async updateComment(_ref, id, body) {
    await after(() => {})();
    return { id, body, isOwn: true };
  },
  deleteComment: after(() => {}),
  readComment: after(() => null),
  readPermission: after(() => null),
  addReaction: after(() => {}),
};

const environment = readEnvironment(process.env);
const logger = createLogger(environment.log);
const app = await serve(environment, {
  ...composeServing(null, logger),
  role,
  githubOf: async () => github,
});
process.on("message", (message) => {
  if (message === "idle?") void app.queue.waitUntilIdle().then(() => process.send?.({ idle: true }));
});
// Whatever ends the benchmark ends its servers.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.send?.({ url: app.url, webhookUrl: app.webhookUrl });
