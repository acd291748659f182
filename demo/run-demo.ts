/**
 * The main job on this machine, with nothing faked but GitHub itself: signed deliveries go over HTTP to the App, through
 * queue, embedded classifier and embedded database, to labels and comments on a GitHub that lives in memory.
 */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Table from "cli-table3";
import { readWeights } from "../src/classify/embedded-weights.js";
import { issueFromMarkdown } from "../src/cli/input/issue-formats.js";
import { readEnvironment } from "../src/config/environment.js";
import { createLogger } from "../src/config/logger.js";
import { COMMENT_MARKER } from "../src/decide/comment/comment-marker.js";
import { createInMemoryGitHub, type InMemoryIssue } from "../src/github/in-memory-github.js";
import { visibleText } from "../src/report/visible-text.js";
import { startApp } from "../src/server/app.js";
import { createTriager } from "../src/triage.js";
import { DEMO_ISSUES, type DemoIssue } from "./issues/index.js";
import { signedDelivery } from "./sign-delivery.js";

const started = performance.now();
const directory = mkdtempSync(join(tmpdir(), "engine-triage-demo-"));
// Whatever ends the demo, Ctrl-C and a closed terminal included, leaves nothing behind.
process.on("exit", () => rmSync(directory, { recursive: true, force: true }));
for (const signal of ["SIGHUP", "SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));
const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
const secret = randomBytes(32).toString("hex");
const environment = readEnvironment({
  APP_ID: "1",
  PRIVATE_KEY: privateKey,
  WEBHOOK_SECRET: secret,
  HOST: "127.0.0.1",
  PORT: "0",
  DATA_DIR: directory,
  LOG_LEVEL: "warn",
});

function readDemoIssue({ file, repo, number }: DemoIssue) {
  const markdown = readFileSync(new URL(`./issues/${file}`, import.meta.url), "utf8");
  return { ...issueFromMarkdown(markdown, repo), number };
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function outcome({ labels, comments }: InMemoryIssue): string[] {
  return [labels.join("\n") || "none", comments.length === 0 ? "silent" : `${comments.length} comment`];
}

say("Starting the App with an embedded database (the first start makes it; some seconds) ...");
const github = createInMemoryGitHub();
const app = await startApp(environment, {
  triager: createTriager({ weights: readWeights(), model: null }),
  logger: createLogger(environment.log),
  githubOf: async () => github.api,
});

try {
  say(`Sending ${DEMO_ISSUES.length} signed deliveries to ${app.webhookUrl} ...\n`);
  for (const row of DEMO_ISSUES) {
    const issue = readDemoIssue(row);
    github.openIssue(issue.repo, issue.number, { title: issue.title, body: issue.body });
    const response = await fetch(app.webhookUrl, { method: "POST", ...signedDelivery(issue, secret) });
    if (!response.ok) throw new Error(`delivery of ${row.file} was answered with ${response.status}`);
  }
  await app.queue.waitUntilIdle();

  const table = new Table({
    head: ["issue", "labels", "comment"],
    style: { head: [], border: [] },
    wordWrap: true,
    colWidths: [62, 34, 11],
  });
  for (const row of DEMO_ISSUES) {
    const issue = github.issue(row.repo, row.number);
    say(`── ${row.repo}#${row.number}  ${visibleText(issue.title, 90)}`);
    say(`   labels: ${issue.labels.join(", ") || "none"}`);
    for (const { body } of issue.comments) say(body.replace(`${COMMENT_MARKER}\n\n`, "").replace(/^/gm, "   │ "));
    say("");
    table.push([`${row.repo}\n${visibleText(issue.title, 58)}`, ...outcome(issue)]);
  }
  say(table.toString());
  say(
    `\n${DEMO_ISSUES.length} issues triaged in ${((performance.now() - started) / 1000).toFixed(1)} s, start included. Nothing left this machine.`,
  );
} finally {
  await app.stop();
}
