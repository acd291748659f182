import { describe, expect, test } from "@jest/globals";
import { readReportLines } from "../../../src/report/report-lines.js";
import { readTraces } from "../../../src/report/traces.js";

function traces(body: string) {
  const lines = readReportLines(body.split("\n"));
  return readTraces(lines, 1, lines.length);
}

describe("traces of other languages", () => {
  test("gdb back-traces", () => {
    const body =
      "Thread 1 received signal SIGSEGV.\n#0  0x00007f in ggml_compute () from /x/libggml.so\n#1  0x00008f in main () at main.cpp:12\nlog";
    expect(traces(body)).toMatchObject([{ language: "cpp", startLine: 2, endLine: 3, isTrace: true }]);
  });

  test("c10 frames and lldb frames", () => {
    expect(traces("frame #0: c10::Error (0x1 in libc10.so)\nframe #1: <unknown> (0x2 in libtorch.so)")).toMatchObject([
      { startLine: 1, endLine: 2 },
    ]);
    expect(traces("  * frame #0: 0x01 llama`ggml\n    frame #1: 0x02 llama`main")).toMatchObject([
      { startLine: 1, endLine: 2 },
    ]);
  });

  test("a Markdown reference is no back-trace", () => {
    expect(traces("#1 is solved\nsee #2 as well")).toEqual([]);
  });

  test("Go panics with their goroutines", () => {
    const body =
      "panic: runtime error: index out of range [3]\n\ngoroutine 1 [running]:\nmain.f(0x1)\n\t/go/src/llm/server.go:12 +0x1d\nmain.main()\n\t/go/src/main.go:3\nnext";
    expect(traces(body)).toMatchObject([
      {
        language: "go",
        type: "panic",
        startLine: 1,
        endLine: 7,
        frames: ["/go/src/llm/server.go:12", "/go/src/main.go:3"],
      },
    ]);
    expect(traces("panic: no goroutine here")).toMatchObject([{ type: "panic", isTrace: false }]);
  });

  test("JavaScript traces", () => {
    const body = "TypeError: x is undefined\n    at f (/app/index.js:1:2)\n    at main (/app/index.js:3:4)\nend";
    expect(traces(body)).toMatchObject([
      { language: "node", type: "TypeError", message: "x is undefined", startLine: 1, endLine: 3 },
    ]);
    expect(traces("see you at home\n  at noon (12:00)")).toEqual([]);
  });
});
