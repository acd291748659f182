import { expect, test } from "@jest/globals";
import type { ReportedError } from "../../src/report/issue-report.js";
import { errorSignature, normaliseMessage } from "../../src/similar/signature.js";
import { leastProcessorMs } from "../support/processor-time.js";

function error(overrides: Partial<ReportedError>): ReportedError {
  const base = { language: "python", type: "ValueError", message: "", origin: "engine", frames: [] } as const;
  return { ...base, startLine: 1, endLine: 1, line: 1, ...overrides };
}

test.each([
  ["numbers", "gave 12 blocks of 3.5 for the planned cache", "gave 9 blocks of 4.25 for the planned cache"],
  ["addresses", "planned cache block moved to 0x7f01ab", "planned cache block moved to 0x55e0"],
  ["directories", "planned cache file /home/a/x/map.bin has gone", "planned cache file /srv/map.bin has gone"],
  ["case and quotes", "The planned 'cache' layout broke", "the planned `cache` layout broke"],
])("two reports of one error have the same signature whatever its %s", (_what, left, right) => {
  expect(errorSignature(error({ message: left }))).not.toBeNull();
  expect(errorSignature(error({ message: left }))).toBe(errorSignature(error({ message: right })));
});

test("the module that a class stands in does not count, the class does", () => {
  const message = "planned cache layout does not fit";
  const plain = errorSignature(error({ type: "LayoutError", message }));
  expect(errorSignature(error({ type: "engine.core.LayoutError", message }))).toBe(plain);
  expect(errorSignature(error({ type: "CacheError", message }))).not.toBe(plain);
});

test("a stock phrase alone is no signature; with frames of the engine its place tells", () => {
  const message = "list index out of range";
  const at = (frame: string) => errorSignature(error({ type: "IndexError", message, frames: [frame] }));
  expect(errorSignature(error({ type: "IndexError", message }))).toBeNull();
  expect(at("torch/nn/modules/module.py:10 in forward")).toBeNull();
  expect(at("vllm/worker/worker.py:10 in load_model")).not.toBeNull();
  expect(at("vllm/worker/worker.py:10 in load_model")).toBe(at("vllm/worker/worker.py:99 in load_model"));
  expect(at("vllm/worker/worker.py:10 in load_model")).not.toBe(at("vllm/worker/cache.py:10 in load_model"));
});

test("no error, no signature", () => {
  expect(errorSignature(null)).toBeNull();
});

test("a secret does not get into a message", () => {
  expect(normaliseMessage("planned token ghp_abcdefghijklmnopqrstuvwxyz0123456789AB was refused")).not.toMatch(/ghp/);
});

test("hostile messages take little time, whatever they repeat", () => {
  for (const unit of [
    "a/",
    "../",
    "\\",
    "0.",
    "0x",
    ". did you mean",
    "tried to allocate",
    "\u0000",
    "'); DROP TABLE",
    "\ud800",
  ]) {
    const message = unit.repeat(200_000 / unit.length);
    const found = error({ message, type: message.slice(0, 200), frames: [message, message] });
    expect({ unit, isFast: leastProcessorMs(() => errorSignature(found)) < 2_000 }).toEqual({ unit, isFast: true });
  }
});
