import { describe, expect, test } from "@jest/globals";
import { classify } from "../../src/classify/classify.js";
import { readWeights } from "../../src/classify/embedded-weights.js";
import { pool } from "../../src/classify/pool.js";
import { parseReport } from "../../src/report/parse-report.js";
import { findEvidence } from "../../src/signals/find-evidence.js";

const weights = readWeights();

function judge(title: string, body: string, repo = "vllm-project/vllm") {
  const report = parseReport({ repo, number: 1, title, body });
  return classify(report, findEvidence(report), weights);
}

const CRASH = judge(
  "[Bug]: server dies with CUDA out of memory",
  'Starting the server fails:\n\n```\nTraceback (most recent call last):\n  File "/opt/vllm/worker.py", line 3, in load\ntorch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB.\n```\n',
);

test("every level is a distribution over all its ids, most likely first", () => {
  const { kinds, phases, symptoms, components, causes } = CRASH.classification;
  const levels: readonly (readonly { p: number }[])[] = [kinds, phases, symptoms, components, causes];
  expect(levels.map((level) => level.length)).toEqual([5, 3, 6, 14, 28]);
  for (const level of levels) {
    expect(level.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 6);
    expect([...level].sort((a, b) => b.p - a.p)).toEqual(level);
  }
});

test("the same report gives the same judgement", () => {
  expect(judge("t", "it hangs")).toEqual(judge("t", "it hangs"));
});

describe("plain cases", () => {
  test("an out-of-memory trace is a crash while serving", () => {
    expect(CRASH.classification.kinds[0]?.id).toBe("malfunction");
    expect(CRASH.classification.symptoms[0]).toMatchObject({ id: "crash" });
    expect(CRASH.classification.phases[0]?.id).toBe("inference-serving");
    expect(CRASH.classification.manifestations).toContain("out-of-memory");
  });

  test("a server that stops making progress is a hang", () => {
    const { classification } = judge(
      "[Bug]: engine hangs at startup with TP=2",
      "It hangs forever after NCCL init, no error, GPUs at 100%. py-spy shows it waits in all_reduce.",
    );
    expect(classification.symptoms[0]?.id).toBe("system-hang");
  });

  test("a compiler error is engine setup", () => {
    const { classification } = judge(
      "Compile bug: error: use of undeclared identifier",
      "```\n/src/ggml/src/ggml-cpu/ops.cpp:12:3: error: use of undeclared identifier 'x'\nninja: build stopped: subcommand failed.\n```",
      "ggml-org/llama.cpp",
    );
    expect(classification.phases[0]?.id).toBe("engine-setup");
  });

  test("a request for a new model is a feature request", () => {
    const { classification } = judge(
      "[New Model]: acme/Acme-7B",
      "### The model to consider.\n\nPlease add support for it.\n",
    );
    expect(classification.kinds[0]?.id).toBe("feature-request");
  });
});

test("evidence is the report's own, each signal once, and speaks for the decision", () => {
  const { evidence } = CRASH;
  expect(evidence.map(({ signal }) => signal)).toContain("device-out-of-memory");
  expect(new Set(evidence.map(({ signal }) => signal)).size).toBe(evidence.length);
});

test("subtypes leave room for none of the five", () => {
  const total = CRASH.classification.subtypes.reduce((sum, { p }) => sum + p, 0);
  expect(total).toBeGreaterThan(0);
  expect(total).toBeLessThan(1);
});

test("a circumstance counts only where the user names it, not where a log prints it", () => {
  const inLog = judge(
    "crash",
    "It crashes.\n\n```\nINFO 01-01 10:00:00 [config.py:1] speculative_config=None\nRuntimeError: boom\n```\n",
  );
  expect(inLog.classification.manifestations).not.toContain("speculative-decoding");
  const said = judge("crash with speculative decoding", "It crashes.");
  expect(said.classification.manifestations).toContain("speculative-decoding");
});

test("the pool of two distributions is one, and keeps a class that both put first", () => {
  const pooled = pool([0.7, 0.2, 0.1], [0.5, 0.25, 0.25], 0.3);
  expect(pooled.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  expect(pooled.indexOf(Math.max(...pooled))).toBe(0);
  expect([...pool([0.7, 0.3], [0.1, 0.9], 0)]).toEqual([expect.closeTo(0.7), expect.closeTo(0.3)]);
});
