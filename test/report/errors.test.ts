import { describe, expect, test } from "@jest/globals";
import { parseReport } from "../../src/report/parse-report.js";

function report(body: string, title = "It fails") {
  return parseReport({ repo: "vllm-project/vllm", number: 1, title, body });
}

const TRACE = 'Traceback (most recent call last):\n  File "/x/site-packages/vllm/a.py", line 1, in f\n    g()\n';

describe("errors of a report", () => {
  test("a follow-up error never explains the report where another is", () => {
    const body = `\`\`\`\n${TRACE}RuntimeError: Engine core initialization failed.\n\n${TRACE}KeyError: 'lm_head'\n\`\`\``;
    const { errors, innermostError } = report(body);
    expect(errors.map(({ type }) => type)).toEqual(["RuntimeError", "KeyError"]);
    expect(innermostError?.type).toBe("KeyError");
  });

  test("alone it does", () => {
    expect(report(`\`\`\`\n${TRACE}KeyboardInterrupt\n\`\`\``).innermostError?.type).toBe("KeyboardInterrupt");
  });

  test("the compiler's error comes before the build's", () => {
    const body =
      "```\na.cpp:1:2: error: no such member\nninja: build stopped: subcommand failed.\nERROR: Failed building wheel for x\n```";
    expect(report(body).innermostError).toMatchObject({
      type: "compiler error",
      message: "no such member",
      line: 2,
      origin: "compiler",
    });
  });

  test("what() completes the exception that ended the program", () => {
    const body =
      "```\nterminate called after throwing an instance of 'std::runtime_error'\n  what():  tensor is missing\nAborted (core dumped)\n```";
    expect(report(body).innermostError).toMatchObject({ type: "std::runtime_error", message: "tensor is missing" });
  });

  test("an error shown in a log counts more than one spoken of, and both more than an exit code", () => {
    const body =
      "I first thought of `KeyError: 'a'` here.\n\n```\nGGML_ASSERT: ggml.c:12: ne == 1\nexited with code 1\n```";
    expect(report(body).innermostError?.type).toBe("GGML_ASSERT");
    expect(report("I get `KeyError: 'a'` here.").innermostError).toMatchObject({ type: "KeyError", line: 1 });
  });

  test("an error in the title has line 0 and steps back before the body's", () => {
    expect(report("It fails.", "ModuleNotFoundError: No module named 'x'").innermostError).toMatchObject({
      type: "ModuleNotFoundError",
      line: 0,
    });
    const both = report(
      `\`\`\`\n${TRACE}ModuleNotFoundError: No module named 'x'\n\`\`\``,
      "ModuleNotFoundError: No module named 'x'",
    );
    expect(both.errors).toHaveLength(1);
    expect(both.innermostError?.line).toBe(5);
  });

  test("processes that say the same count once", () => {
    const lines = [0, 1, 2].map((rank) => `[rank${rank}]: RuntimeError: NCCL error in: x`).join("\n");
    expect(report(`\`\`\`\n${lines}\n\`\`\``).errors).toHaveLength(1);
  });

  test("environment dumps, code and forms state no errors", () => {
    const dump =
      "PyTorch version: 2.4\nIs debug build: False\nGCC version: error: not found\nOS: Ubuntu\nLibc version: glibc";
    const code = "```python\nimport x\ntry:\n    pass\nexcept ValueError as error:\n    print('RuntimeError: x')\n```";
    expect(report(`${dump}\n\n${code}`).errors).toEqual([]);
  });
});
