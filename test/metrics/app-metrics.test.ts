import { beforeEach, expect, test } from "@jest/globals";
import { Registry } from "prom-client";
import { ModelError, NO_USAGE } from "../../src/llm/endpoint/model-error.js";
import type { ReadingEvent } from "../../src/llm/reading-event.js";
import { type AppMetrics, createAppMetrics } from "../../src/metrics/app-metrics.js";
import { watchLabels } from "../../src/metrics/label-metrics.js";
import type { Settlement } from "../../src/queue/settlement.js";
import type { TriageJob } from "../../src/queue/stored-jobs.js";
import type { JudgedLabel } from "../../src/store/judged-labels.js";
import { decision } from "../app/support/triager.js";

let metrics: AppMetrics;

beforeEach(() => {
  metrics = createAppMetrics();
});

/** The value of a sample, null where there is none. */
async function value(sample: string): Promise<number | null> {
  const line = (await metrics.text()).split("\n").find((each) => each.startsWith(`${sample} `));
  return line === undefined ? null : Number(line.slice(sample.length + 1));
}

const JOB: TriageJob = {
  kind: "triage",
  reason: "opened",
  delivery: "d",
  installation: 1,
  repo: "secret/name",
  number: 1,
};
const MALFUNCTION = { kind: { id: "malfunction", p: 0.9 }, abstained: ["symptom", "cause"] } as const;

function settle(settlement: Settlement, seconds = 3): void {
  metrics.onAttempt({ job: JOB, settlement, seconds });
}

test("jobs are counted by how they ended, tries and dead letters among them", async () => {
  settle({ kind: "settled", outcome: "done", decision: decision() });
  settle({ kind: "settled", outcome: "gone", decision: null });
  settle({ kind: "retry", waitSeconds: null });
  settle({ kind: "exhausted", reason: "x" });
  for (const outcome of ["done", "gone", "retry", "dead"]) {
    expect(await value(`engine_triage_jobs_total{kind="triage",outcome="${outcome}"}`)).toBe(1);
  }
});

test("the time to labels and comment is that of issues that got some", async () => {
  settle({ kind: "settled", outcome: "done", decision: decision() }, 3);
  settle({ kind: "settled", outcome: "gone", decision: null }, 900);
  expect(await value('engine_triage_triage_seconds_bucket{le="2",reason="opened"}')).toBe(0);
  expect(await value('engine_triage_triage_seconds_bucket{le="5",reason="opened"}')).toBe(1);
  expect(await value('engine_triage_triage_seconds_count{reason="opened"}')).toBe(1);
});

test("a malfunction that nothing was said about is counted, a question is not", async () => {
  const abstained = { kind: "settled", outcome: "abstained" } as const;
  settle({ ...abstained, decision: decision({ ...MALFUNCTION, abstained: [...MALFUNCTION.abstained] }) });
  settle({ ...abstained, decision: decision({ abstained: ["symptom"] }) });
  expect(await value("engine_triage_triaged_with_nothing_total")).toBe(1);
  expect(await value('engine_triage_abstentions_total{family="symptom"}')).toBe(1);
  expect(await value('engine_triage_abstentions_total{family="cause"}')).toBe(1);
  expect(await value('engine_triage_abstentions_total{family="needs"}')).toBe(0);
});

test("calls of GitHub's API are counted by class", async () => {
  for (const status of [200, 201, 304, 404, 502, null]) metrics.api.onAnswer(status);
  const counts = { "2xx": 2, "3xx": 1, "4xx": 1, "5xx": 1, none: 1 };
  for (const [status, count] of Object.entries(counts)) {
    expect(await value(`engine_triage_github_calls_total{status="${status}"}`)).toBe(count);
  }
});

test("of however many installations, those that were active last are shown", async () => {
  for (let installation = 1; installation <= 250; installation++) metrics.api.onRemaining(installation, 4_000);
  metrics.api.onRemaining(151, 17);
  metrics.api.onRemaining(251, 4_000);
  const text = await metrics.text();
  expect(text.match(/^engine_triage_github_calls_remaining\{/gm)).toHaveLength(100);
  expect(await value('engine_triage_github_calls_remaining{installation="151"}')).toBe(17);
  expect(await value('engine_triage_github_calls_remaining{installation="152"}')).toBeNull();
});

test("the model's readings, requests, tokens and time are counted; what was not asked took no time", async () => {
  const answered: ReadingEvent = {
    repo: "secret/name",
    issue: 7,
    outcome: "answered",
    error: null,
    model: "m",
    format: "json_schema",
    promptVersion: 1,
    usage: { requests: 2, promptTokens: 4000, completionTokens: 90 },
    durationMs: 1500,
  };
  metrics.model.onReading(answered);
  const error = new ModelError("over-budget", "no");
  metrics.model.onReading({ ...answered, outcome: "over-budget", error, usage: NO_USAGE });
  metrics.model.onCircuit({ state: "open", reason: "server-error", until: "2030" });
  expect(await value('engine_triage_model_readings_total{outcome="answered"}')).toBe(1);
  expect(await value('engine_triage_model_readings_total{outcome="over-budget"}')).toBe(1);
  expect(await value("engine_triage_model_requests_total")).toBe(2);
  expect(await value('engine_triage_model_tokens_total{kind="prompt"}')).toBe(4000);
  expect(await value('engine_triage_model_tokens_total{kind="completion"}')).toBe(90);
  expect(await value("engine_triage_model_seconds_count")).toBe(1);
  expect(await value("engine_triage_model_circuit_open")).toBe(1);
});

test("without the database the rest is still shown, and that it is missing", async () => {
  const failures: unknown[] = [];
  let fails = false;
  metrics.watchQueue(
    async () => {
      if (fails) throw new Error("down");
      return { ready: 3, waiting: 2, running: 1, oldestReadySeconds: 12, deadLetters: 4 };
    },
    (error) => failures.push(error),
  );
  expect(await value('engine_triage_queue_jobs{state="ready"}')).toBe(3);
  expect(await value("engine_triage_queue_oldest_ready_seconds")).toBe(12);
  expect(await value("engine_triage_dead_letters")).toBe(4);
  expect(await value("engine_triage_database_up")).toBe(1);
  fails = true;
  expect(await value("engine_triage_database_up")).toBe(0);
  expect(await value('engine_triage_queue_jobs{state="ready"}')).toBeNull();
  expect(await value("engine_triage_dead_letters")).toBeNull();
  expect(await value('engine_triage_deliveries_total{result="stored"}')).toBe(0);
  // One reading a scrape.
  expect(failures).toHaveLength(4);
});

test("how right labels were is read once in five minutes, and of labels of the codebook alone", async () => {
  const failures: unknown[] = [];
  const registry = new Registry();
  let time = 0;
  let reads = 0;
  let fails = false;
  watchLabels(
    registry,
    async () => {
      reads += 1;
      if (fails) throw new Error("down");
      return [
        { label: "symptom: crash", right: 3, wrong: reads },
        { label: "symptom: of-another-codebook", right: 1, wrong: 0 },
      ];
    },
    (error) => failures.push(error),
    () => time,
  );
  const judged = async (label: string, verdict: string) => {
    const line = new RegExp(`^engine_triage_labels_judged\\{label="${label}",verdict="${verdict}"\\} (\\d+)$`, "m");
    return Number(line.exec(await registry.metrics())?.[1] ?? Number.NaN);
  };
  expect([await judged("symptom: crash", "right"), await judged("symptom: crash", "wrong")]).toEqual([3, 1]);
  expect(await judged("cause: misused-api", "wrong")).toBe(0);
  expect(await judged("symptom: of-another-codebook", "right")).toBeNaN();
  expect(reads).toBe(1);
  time += 300_000;
  expect(await judged("symptom: crash", "wrong")).toBe(2);
  fails = true;
  time += 300_000;
  expect(await judged("symptom: crash", "wrong")).toBeNaN();
  fails = false;
  time += 299_999;
  expect(await judged("symptom: crash", "wrong")).toBeNaN();
  expect([reads, failures.length]).toEqual([3, 1]);
  time += 1;
  expect(await judged("symptom: crash", "wrong")).toBe(4);
});

test("scrapes that come while people's words are read wait for the one reading", async () => {
  const registry = new Registry();
  const answers: ((rows: readonly JudgedLabel[]) => void)[] = [];
  const read = () => new Promise<readonly JudgedLabel[]>((resolve) => answers.push(resolve));
  watchLabels(
    registry,
    read,
    () => {},
    () => 0,
  );
  const scrapes = [registry.metrics(), registry.metrics(), registry.metrics()];
  expect(answers).toHaveLength(1);
  answers[0]?.([{ label: "symptom: crash", right: 3, wrong: 0 }]);
  for (const text of await Promise.all(scrapes)) expect(text).toContain('label="symptom: crash",verdict="right"} 3\n');
});

test("no label says which repository", async () => {
  settle({ kind: "settled", outcome: "done", decision: decision() });
  expect(await metrics.text()).not.toContain("secret/name");
});
