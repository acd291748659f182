import { describe, expect, test } from "@jest/globals";
import { readReportLines } from "../../../src/report/report-lines.js";
import { readPythonTraces } from "../../../src/report/stack-traces/python.js";

function traces(body: string) {
  const lines = readReportLines(body.split("\n"));
  return readPythonTraces(lines, 1, lines.length);
}

const FRAMES = `Traceback (most recent call last):
  File "/opt/venv/lib/python3.12/site-packages/vllm/worker/worker.py", line 120, in load_model
    self.load()
    ^^^^^^^^^^^
  File "/opt/venv/lib/python3.12/site-packages/torch/nn/modules/module.py", line 9, in forward
    return x`;

describe("Python traces", () => {
  test("gives frames innermost first, the error, its line and whose it is", () => {
    const [trace] = traces(`${FRAMES}\nValueError: bad shape\nnext line`);
    expect(trace).toMatchObject({
      type: "ValueError",
      message: "bad shape",
      line: 7,
      startLine: 1,
      endLine: 7,
      origin: "framework",
      frames: ["torch/nn/modules/module.py:9 in forward", "vllm/worker/worker.py:120 in load_model"],
    });
  });

  test.each([
    ["vLLM", "ERROR 05-07 17:26:12 [core.py:396] "],
    ["worker", "(VllmWorker rank=0 pid=1) ERROR 05-07 17:26:12 [core.py:396] "],
    ["SGLang", "[2025-05-07 10:11:12 TP0] "],
    ["rank", "[rank0]: "],
    ["Ray", "(RayWorkerWrapper pid=12, ip=10.0.0.1) "],
    ["compose", "vllm-1  | "],
  ])("reads through %s prefixes", (_name, prefix) => {
    const body = `${FRAMES}\nKeyError: 'x'`
      .split("\n")
      .map((line) => prefix + line)
      .join("\n");
    expect(traces(body)).toMatchObject([{ type: "KeyError", message: "'x'", line: 7 }]);
  });

  test.each([
    "During handling of the above exception, another exception occurred:",
    "The above exception was the direct cause of the following exception:",
  ])("a chain is one error, the first that was raised: %s", (link) => {
    const found = traces(`${FRAMES}\nKeyError: 'a'\n\n${link}\n\n${FRAMES}\nRuntimeError: later`);
    expect(found).toMatchObject([{ type: "KeyError", startLine: 1, endLine: 17 }]);
  });

  test("frames without a header are a trace, as is a header after words", () => {
    expect(traces('  File "a.py", line 1, in f\n    g()\nTypeError: no')).toMatchObject([
      { type: "TypeError", frames: ["a.py:1 in f"] },
    ]);
    expect(traces(`Scheduler hit an exception: ${FRAMES}\nOSError: gone`)).toMatchObject([{ type: "OSError" }]);
  });

  test("lines of other processes may stand within", () => {
    const [first, ...rest] = FRAMES.split("\n");
    expect(traces([first, "loading weights took 3 s", ...rest, "KeyError: 1"].join("\n"))).toMatchObject([
      { type: "KeyError" },
    ]);
  });

  test("an exception of an unusual name ends a trace", () => {
    expect(traces(`${FRAMES}\nsafetensors_rust.SafetensorError: header too large`)).toMatchObject([
      { type: "safetensors_rust.SafetensorError" },
    ]);
    expect(traces(`${FRAMES}\ntorch._dynamo.exc.Unsupported: call`)).toMatchObject([
      { type: "torch._dynamo.exc.Unsupported" },
    ]);
    expect(traces(`${FRAMES}\nAssertionError`)).toMatchObject([{ type: "AssertionError", message: "" }]);
  });

  test("advice after a CUDA error belongs to the trace", () => {
    const [trace] = traces(
      `${FRAMES}\nRuntimeError: CUDA error: misaligned address\nCUDA kernel errors might be late\nFor debugging consider x`,
    );
    expect(trace).toMatchObject({ origin: "driver", line: 7, endLine: 9 });
  });

  test.each([
    ["/home/me/app.py", "user"],
    ["/usr/lib/python3.10/multiprocessing/connection.py", "python"],
    ["/sgl-workspace/sglang/python/sglang/srt/a.py", "engine"],
    ["/x/dist-packages/ray/a.py", "framework"],
  ])("%s is of origin %s", (path, origin) => {
    expect(traces(`Traceback (most recent call last):\n  File "${path}", line 1, in f\nValueError: x`)[0]?.origin).toBe(
      origin,
    );
  });

  test.each([
    "vllm.v1.engine.exceptions.EngineDeadError: EngineCore encountered an issue",
    "RuntimeError: Engine core initialization failed. See root cause above.",
    "KeyboardInterrupt",
    "subprocess.CalledProcessError: Command died",
    "torch.distributed.elastic.multiprocessing.errors.ChildFailedError: x",
  ])("%s only follows up", (line) => {
    expect(traces(`${FRAMES}\n${line}`)[0]?.weight).toBe(0);
  });

  test("a trace that was cut off ends with its last frame", () => {
    expect(traces(`${FRAMES}\n`)).toMatchObject([{ type: "Traceback", endLine: 6, weight: 0 }]);
  });
});
