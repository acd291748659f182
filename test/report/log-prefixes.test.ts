import { describe, expect, test } from "@jest/globals";
import { LOG_PREFIXES, stripLogPrefix } from "../../src/report/log-prefixes.js";
import { readReportLine } from "../../src/report/report-lines.js";

const EXAMPLES: Record<string, string> = {
  process: "(VllmWorker rank=1 pid=77) ",
  rank: "[rank0]: ",
  "bracketed-time": "[2025-05-07 10:11:12 TP0] ",
  vllm: "ERROR 05-07 17:26:12 [core.py:396] ",
  uvicorn: "INFO:     ",
  "python-logging": "WARNING:root:",
  "iso-time": "2025-05-07T10:11:12.123Z ",
  "logger-after-time": "- ERROR   ",
  journal: "May  7 10:11:12 host ollama[42]: ",
  compose: "vllm-1  | ",
  "compose-service": "ollama  | ",
  glog: "E0507 10:11:12.123456  99 worker.cc:12] ",
  "tensorrt-llm": "[TensorRT-LLM][ERROR] ",
  "slash-time": "[05/07/2025-10:11:12] ",
  buildkit: "#12 45.6 ",
  mpi: "[1,0]<stderr>: ",
  "llama.cpp": "0.01.234.567 I ",
  clock: "10:11:12.345 ",
};

describe("log prefixes", () => {
  test.each(LOG_PREFIXES.map(({ id }) => id))("%s is taken off", (id) => {
    const prefix = EXAMPLES[id];
    expect(prefix).toBeDefined();
    const row = LOG_PREFIXES.find((prefixRow) => prefixRow.id === id);
    expect(row?.pattern.test(prefix ?? "")).toBe(true);
    expect(stripLogPrefix(`${prefix}loading it`)).toBe("loading it");
  });

  test("prefixes stand one behind the other, and the message keeps its indentation", () => {
    expect(stripLogPrefix('(EngineCore pid=7) ERROR 05-07 17:26:12 [core.py:396]   File "a.py", line 1')).toBe(
      '  File "a.py", line 1',
    );
  });

  test("words stay as they are", () => {
    for (const text of ["It fails at 10 o'clock", "3.5 tokens per second", "(see below) it works", "a | b"]) {
      expect(stripLogPrefix(text)).toBe(text);
    }
  });

  test("terminal colours go, also where their escape character was lost", () => {
    expect(readReportLine("\u001b[32mINFO\u001b[0m done [31mred[0m", 1).text).toBe("INFO done red");
  });
});
