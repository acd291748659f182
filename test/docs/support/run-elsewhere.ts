/** A command of the documents that is not run in a clone, why, and what stands for it. */
export interface RunElsewhere {
  command: string;
  reason: string;
  /** A file that runs it, or something shorter with the same code, by the words with which it does. */
  by: { file: string; words: string };
}

const CI = ".ci/run";
const ITS_OWN_STEP = "CI runs it from a clean install, once";
const OTHER_PROJECT =
  "a server of another project with a model's weights; a stand-in that speaks its protocol takes its place";
const MINUTES = "takes minutes; the same code is run with little of everything";
const STAND_IN = { file: "test/docs/scenes/models.ts", words: "startModelServer(" };
const SHORT_BENCH = { file: "test/bench/server.test.ts", words: "benchServer(PLAN" };

export const RUN_ELSEWHERE: readonly RunElsewhere[] = [
  { command: "npm ci", reason: ITS_OWN_STEP, by: { file: CI, words: 'step "install" npm ci' } },
  { command: "npm run demo", reason: ITS_OWN_STEP, by: { file: CI, words: "npm run --silent demo" } },
  { command: "npm test", reason: "these tests are part of it", by: { file: CI, words: 'step "test" npm test' } },
  { command: "npm run lint", reason: ITS_OWN_STEP, by: { file: CI, words: "npm run --silent lint" } },
  { command: "npm run typecheck", reason: ITS_OWN_STEP, by: { file: CI, words: "npm run --silent typecheck" } },
  { command: "npm run deadcode", reason: ITS_OWN_STEP, by: { file: CI, words: "npm run --silent deadcode" } },
  { command: ".ci/run", reason: "these tests are part of it", by: { file: CI, words: 'step "test"' } },
  {
    command: "npm install",
    reason: "asks a registry for packages; what it leaves behind is what CI installs from",
    by: { file: CI, words: 'step "install" npm ci' },
  },
  {
    command: "npm run test:chaos -- --rounds 10",
    reason: "takes half an hour; a round of it is one of the tests",
    by: { file: "test/chaos/chaos.test.ts", words: "stageRunOn(" },
  },
  {
    command: "docker compose up --detach",
    reason: "a machine of the tests need not have Docker; the file is read, and the commands of its services are run",
    by: { file: "test/docs/containers.test.ts", words: 'command: z.tuple([z.literal("serve"), z.literal("--role")' },
  },
  {
    command: "vllm serve NousResearch/Meta-Llama-3-8B-Instruct --max-model-len 8192",
    reason: OTHER_PROJECT,
    by: STAND_IN,
  },
  {
    command: "llama-server -m model.gguf --port 8080 --ctx-size 8192 --parallel 1",
    reason: OTHER_PROJECT,
    by: STAND_IN,
  },
  { command: "OLLAMA_CONTEXT_LENGTH=8192 ollama serve", reason: OTHER_PROJECT, by: STAND_IN },
  {
    command: "python -m sglang.launch_server --model-path meta-llama/Meta-Llama-3.1-8B-Instruct --context-length 8192",
    reason: OTHER_PROJECT,
    by: STAND_IN,
  },
  {
    command: "npx smee-client --url https://smee.io/YOUR-CHANNEL --target http://127.0.0.1:3000/api/github/webhooks",
    reason: "a relay on the internet; what it hands on are signed deliveries",
    by: { file: "test/app/http.test.ts", words: "/api/github/webhooks" },
  },
  {
    command: "gh issue list --json number,title,body,labels,state,createdAt,closedAt --jq '.[]'",
    reason: "asks GitHub; lines of these fields are read",
    by: { file: "test/backtest/past-issue.test.ts", words: "closedAt" },
  },
  {
    command: "ssh -L 3000:localhost:3000 HOST",
    reason: "needs another machine; the address to which it leads is asked for",
    by: { file: "test/app/roles.test.ts", words: "local/" },
  },
  {
    command: "ssh -L 3000:127.0.0.1:3000 host",
    reason: "needs another machine; the address to which it leads is asked for",
    by: { file: "test/docs/scenes/setup.ts", words: "/setup" },
  },
  {
    command: "npm run bench:pages",
    reason: "takes a browser and a minute, and ends by how fast the machine is; the same pages are opened by tests",
    by: { file: "test/browser/dashboard.test.ts", words: "launchBrowser(" },
  },
  { command: "npm run bench:server", reason: MINUTES, by: SHORT_BENCH },
  { command: "npm run bench:server -- --only ack --seconds 10", reason: MINUTES, by: SHORT_BENCH },
  {
    command: "npm run bench:server -- --only memory",
    reason: MINUTES,
    by: { file: "test/bench/server.test.ts", words: "measureMemory({" },
  },
  { command: "npm run bench:server -- --only backlog", reason: MINUTES, by: SHORT_BENCH },
  {
    command: "npm run eval -- dev.jsonl --learn-from train.jsonl unlabelled.jsonl",
    reason: "takes long; the same on a corpus in another folder is run",
    by: { file: "test/docs/scenes/evaluation.ts", words: "npm run eval -- ../shared/corpus/dev.jsonl --learn-from" },
  },
  {
    command: "npm run similar:figures -- FOLDER --pairs",
    reason: "the same without a list at the end is run",
    by: { file: "test/docs/scenes/similar.ts", words: "npm run similar:figures -- FOLDER" },
  },
];
