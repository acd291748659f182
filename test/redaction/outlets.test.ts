import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import fc from "fast-check";
import { readWeights } from "../../src/classify/embedded-weights.js";
import { createLogger } from "../../src/config/logger.js";
import { createModelClient } from "../../src/llm/endpoint/model-client.js";
import { createModelReader } from "../../src/llm/model-reader.js";
import { recordClient } from "../../src/llm/recording/recording-client.js";
import { migrate } from "../../src/store/migrate.js";
import { createStoredReplies } from "../../src/store/model-replies.js";
import { recordTriage } from "../../src/store/triages.js";
import { createTriager } from "../../src/triage.js";
import { type ModelServer, says, startModelServer } from "../llm/support/model-server.js";
import { REPLY } from "../llm/support/samples.js";
import { openTestEmbedded, type TestDatabase } from "../store/support/databases.js";
import {
  cutByContinuation,
  PLANTED,
  PLANTED_APART,
  PLANTED_FOR_LIBRARY,
  PLANTED_LINES,
  type Planted,
  POSITIONS,
  survives,
} from "./planted.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

let server: ModelServer;
let opened: TestDatabase;
let recordings: string;

beforeAll(async () => {
  server = await startModelServer(says(JSON.stringify(REPLY)));
  opened = await openTestEmbedded();
  recordings = mkdtempSync(join(tmpdir(), "recordings-"));
  await migrate(opened.database);
});

afterAll(async () => {
  await server?.close();
  await opened?.drop();
  rmSync(recordings, { recursive: true, force: true });
});

/** An error line, so that the comment quotes it. */
const ERROR = "torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB";

const LINE_POSITIONS = {
  ...POSITIONS,
  "error line": (text: string) =>
    `\`\`\`\nTraceback (most recent call last):\n  File "a.py", line 1, in f\n${ERROR} ${text}\n\`\`\``,
  "line before the error": (text: string) => `\`\`\`\nenv: ${text}\n${ERROR}\n\`\`\``,
};

const oneLine = fc.oneof(...[PLANTED, PLANTED_APART, PLANTED_FOR_LIBRARY].flatMap((kinds) => Object.values(kinds)));
const inPosition = fc
  .tuple(oneLine, fc.oneof(fc.constantFrom(...Object.values(LINE_POSITIONS)), cutByContinuation))
  .map(([{ text, secret }, write]): Planted => ({ text: write(text), secret }));
const overLines = fc.oneof(...Object.values(PLANTED_LINES));
const issue = fc.record({
  title: oneLine.map(({ text, secret }): Planted => ({ text: `[Bug]: CUDA out of memory with ${text} set`, secret })),
  planted: fc.array(fc.oneof({ weight: 8, arbitrary: inPosition }, overLines), { minLength: 1, maxLength: 6 }),
});

/** Everything that leaves the process because of an issue, by the way it leaves. */
async function outlets(title: string, body: string): Promise<Readonly<Record<string, string>>> {
  const client = createModelClient({ baseURL: server.baseURL, apiKey: "k", model: "m" });
  const model = createModelReader({
    client: recordClient(client, recordings),
    cache: { replies: createStoredReplies(opened.database), endpoint: server.baseURL },
  });
  const triager = createTriager({ weights: readWeights(), model });
  const decision = await triager.decide({ repo: "vllm-project/vllm", number: 1, title, body });
  const triage = { delivery: "d", installation: 1, repo: "vllm-project/vllm", issue: 1, outcome: "done" } as const;
  await recordTriage(opened.database, { ...triage, decision });
  const rows = await opened.database.query(`SELECT * FROM ${opened.database.schema}.triages`, []);
  const replies = await opened.database.query(`SELECT * FROM ${opened.database.schema}.model_replies`, []);
  const lines: string[] = [];
  const logger = createLogger({ level: "info", format: "json" }, { write: (line) => void lines.push(line) });
  logger.error({ err: new Error("refused", { cause: new Error(`${title}\n${body}`) }) }, "triage failed");
  return {
    "model request": JSON.stringify(server.requests.at(-1)?.body),
    "database row": JSON.stringify(rows),
    "cached reply": JSON.stringify(replies),
    recording: readdirSync(recordings)
      .map((name) => readFileSync(join(recordings, name), "utf8"))
      .join("\n"),
    comment: decision.comment ?? "",
    "log line": lines.join(""),
  };
}

/** JSON's own escapes and the marks of continued lines must not hide what is left of a secret. */
function plain(output: string): string {
  return output.replaceAll("\\r", "").replace(/\\+[n"]|[\\^]/g, "");
}

test("no secret planted anywhere in an issue gets out on any way", async () => {
  await fc.assert(
    fc.asyncProperty(issue, async ({ title, planted }) => {
      const body = ["### Describe the bug", ...planted.map(({ text }) => text), ERROR].join("\n\n");
      const out = await outlets(title.text, body);
      const leaks = [title, ...planted].flatMap(({ secret }) =>
        Object.entries(out).flatMap(([way, text]) =>
          survives(text, secret) || survives(plain(text), secret) ? [{ way, secret }] : [],
        ),
      );
      expect(leaks).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("each way shows the line of a secret, with its mark", async () => {
  const token = "hf_abcdefghijKLMNOPqrstUVWXyzABcdEFgh";
  const out = await outlets(`[Bug]: out of memory ${token}`, `It dies:\n\`\`\`\n${ERROR} ${token}\n\`\`\``);
  const { "cached reply": cached, ...ways } = out;
  expect(Object.keys(ways)).toEqual(["model request", "database row", "recording", "comment", "log line"]);
  for (const text of Object.values(ways)) expect(text).toContain("[redacted:hugging-face-token]");
  // Of a reply only ids, probabilities and line numbers are kept: not even the mark gets there.
  expect(cached).toContain('"symptoms"');
  expect(cached).not.toContain("redacted");
});
