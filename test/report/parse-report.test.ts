import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { IssueReport } from "../../src/report/issue-report.js";
import { parseReport } from "../../src/report/parse-report.js";
import { leastProcessorMs } from "../support/processor-time.js";

function report(body: string, repo = "vllm-project/vllm", title = "[Bug]: it fails"): IssueReport {
  return parseReport({ repo, number: 7, title, body });
}

/** Kind, section and first line of each part but the title. */
function parts(body: string, repo?: string) {
  return report(body, repo)
    .parts.slice(1)
    .map(({ kind, startLine, endLine }) => [kind, startLine, endLine]);
}

describe("parts", () => {
  test("the title comes first, on line 0 and without its tag", () => {
    expect(report("x").parts[0]).toEqual({ kind: "title", section: null, startLine: 0, endLine: 0, text: "it fails" });
  });

  test("a fence with a command and its output is parted", () => {
    expect(
      parts(
        "```shell\n$ ./llama-cli -m a.gguf\nllama_model_loader: loaded meta data\nggml_cuda_init: found 1 CUDA devices:\n```",
        "ggml-org/llama.cpp",
      ),
    ).toEqual([
      ["command", 1, 2],
      ["log", 3, 5],
    ]);
  });

  test("a traceback in a log is a part of its own", () => {
    const body =
      '```\nINFO 05-07 17:26:12 [core.py:1] loading\nTraceback (most recent call last):\n  File "a.py", line 1, in f\n    g()\nValueError: x\nINFO 05-07 17:26:13 [core.py:2] bye\n```';
    expect(parts(body)).toEqual([
      ["log", 1, 2],
      ["trace", 3, 6],
      ["log", 7, 8],
    ]);
  });

  test("a traceback and a log pasted without a fence are found", () => {
    const body =
      'It dies when I start it:\n\nTraceback (most recent call last):\n  File "a.py", line 1, in f\n    g()\nValueError: x\n\nand before that\nggml_backend_init: failed to allocate buffer of size 3\nllama_init: failed\n';
    expect(parts(body)).toEqual([
      ["prose", 1, 1],
      ["trace", 3, 6],
      ["prose", 8, 8],
      ["log", 9, 10],
    ]);
  });

  test("words in a log field are prose", () => {
    const body =
      "### What happened?\n\nIt dies.\n\n### Name and Version\n\nb4098\n\n### Relevant log output\n\n```shell\nThere is no log because the window closes before I can read it.\n```\n";
    expect(report(body, "ggml-org/llama.cpp").parts.at(-1)).toMatchObject({ kind: "prose", section: "log" });
  });

  test("code, model output and requests are told apart", () => {
    const body =
      '```python\nfrom vllm import LLM\nllm = LLM(model="a/b")\n```\n\nThe output is:\n\n```\nThe capital of the moon is cheese and the and the\n```\n\n```\npip install vllm\n```\n\n```json\n{"choices": [],\n"usage": {}}\n```';
    expect(parts(body)).toEqual([
      ["code", 1, 4],
      ["prose", 6, 6],
      ["output", 8, 10],
      ["command", 12, 14],
      ["output", 16, 19],
    ]);
  });

  test("options without their program are a command", () => {
    expect(parts("```\n--model a/b\n--tp 4\n```")).toEqual([["command", 1, 4]]);
  });

  test("an environment dump is one wherever it stands", () => {
    const dump =
      "PyTorch version: 2.4.0\nIs debug build: False\nROCM used to build PyTorch: N/A\nOS: Ubuntu 22.04\n\nVersions of relevant libraries:\n[pip3] numpy==1.26.4";
    expect(parts(`It fails on my machine.\n\n${dump}`)).toEqual([
      ["prose", 1, 1],
      ["environment", 3, 9],
    ]);
    expect(parts(`\`\`\`text\n${dump}\n\`\`\``)).toEqual([["environment", 1, 9]]);
  });
});

describe("totality", () => {
  const line = fc.oneof(
    fc.constantFrom(
      "### Environment",
      "### 🐛 Describe the bug",
      "**To Reproduce**",
      "```",
      "```shell",
      "> quote",
      "- [x] tick",
      "<details>",
      "<!--",
      "-->",
      "",
      "Traceback (most recent call last):",
      '  File "a.py", line 1, in f',
      "ValueError: x",
      "$ vllm serve m --tp 2 \\",
      "  --port 1",
      "INFO 05-07 17:26:12 [a.py:1] x",
      "PyTorch version: 2.4.0",
      "| 0  NVIDIA A100 |",
      "a\r",
      "\u0000",
      "\ud800",
      "a\u2028b",
    ),
    fc.string({ unit: "binary", maxLength: 30 }),
  );

  test("never throws; every line that is not blank belongs to exactly one part; parts are ordered and exact", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(line, { maxLength: 50 }), (title, bodyLines) => {
        const body = bodyLines.join("\n");
        const { parts: found, lines, errors, commands, sections } = report(body, "a/vllm", title);
        expect(lines).toEqual(body.split(/\r?\n/));
        let last = 0;
        const seen = new Set<number>();
        for (const part of found.slice(1)) {
          expect(part.startLine).toBeGreaterThan(last);
          last = part.endLine;
          const text = part.text.split("\n");
          for (let number = part.startLine; number <= part.endLine; number++) {
            seen.add(number);
            expect(text[number - part.startLine]).toBe(lines[number - 1]);
          }
          expect(text).toHaveLength(part.endLine - part.startLine + 1);
        }
        for (const [index, text] of lines.entries()) if (text.trim() !== "") expect(seen.has(index + 1)).toBe(true);
        for (const span of [...errors, ...commands, ...sections]) {
          expect(span.startLine).toBeLessThanOrEqual(span.endLine);
          expect(span.endLine).toBeLessThanOrEqual(lines.length);
        }
        expect([...errors].sort((a, b) => a.line - b.line)).toEqual(errors);
      }),
      { numRuns: 300 },
    );
  });

  test("lines with CR LF are those with LF", () => {
    const body = "### Environment\n\nA100\n\n```\nlog\n```\n";
    const spans = ({ parts: found }: IssueReport) =>
      found.map(({ kind, startLine, endLine, text }) => [kind, startLine, endLine, text]);
    expect(spans(report(body.replaceAll("\n", "\r\n")))).toEqual(spans(report(body)));
  });

  test("an empty body has the title and nothing else", () => {
    const { parts: found, sections, errors, commands, innermostError, form } = report("");
    expect(found).toHaveLength(1);
    expect({ sections, errors, commands, innermostError, form }).toEqual({
      sections: [],
      errors: [],
      commands: [],
      innermostError: null,
      form: null,
    });
  });
});

describe("hostile bodies", () => {
  const SIZE = 65_536;
  const fill = (text: string): string => text.repeat(Math.ceil(SIZE / text.length)).slice(0, SIZE);
  const bodies: Record<string, string> = {
    "one line": fill("a"),
    "one line of words": fill("error in the "),
    "quotes on one line": fill(">"),
    "quotes on many lines": fill("> > > > > a\n"),
    "ever deeper quotes": Array.from({ length: 300 }, (_, depth) => `${">".repeat(depth)}a`).join("\n"),
    "ever deeper lists": Array.from({ length: 360 }, (_, depth) => `${" ".repeat(depth)}- a`).join("\n"),
    "lists on one line": fill("- "),
    "lists of two kinds": fill("- a\n1. b\n"),
    "loose lists": fill("- a\n\n  - b\n\n    - c\n\n"),
    fences: fill("```\na\n```\n"),
    "an open fence": `\`\`\`\n${fill("a\n")}`,
    "fences in quotes in lists": fill("- > ```\n"),
    details: fill("<details>\n"),
    "loose details": fill("<details>\n\n"),
    headings: fill("# a\n"),
    "form fields": fill("### Environment\n\n"),
    "underlined headings": fill("a\n-\n"),
    tables: fill("|a|b|\n|-|-|\n"),
    backticks: fill("`"),
    "open comments": fill("<!--\n"),
    "paragraphs with CR LF": fill("a\r\n\r\n"),
    "lists in quotes": fill(`${"> - ".repeat(6)}a\n${"> - ".repeat(5)}b\n`),
    "headers of traces": fill("Traceback (most recent call last):\n"),
    frames: fill('  File "a.py", line 1, in f\n'),
    "dotted names": fill("a.b.c.d.Error "),
    "Go panics": fill("panic: x\n\ngoroutine 1 [running]:\n"),
    "log prefixes": fill("INFO 05-07 17:26:12 [core.py:396] "),
    "NUL bytes": fill("\u0000"),
    "lone surrogates": fill("\ud800"),
    "right-to-left text": fill("مرحبا "),
    emoji: fill("😀"),
    brackets: fill("["),
    assignments: fill("A=B "),
    "continued commands": fill("python a.py \\\n"),
    colours: fill("\u001b[0m"),
    images: fill("![a](https://x.y/z) "),
    "names of cards": fill("NVIDIA GeForce RTX 3090 Ti "),
    comparisons: fill("upgraded from 0.1 works in 0.1 "),
    assertions: fill("GGML_ASSERT( "),
    JSON: fill('{"a": 1, '),
  };

  // Code that counts its coverage takes about twice as long.
  const limit = "__coverage__" in globalThis ? 600 : 250;
  test.each(Object.keys(bodies))("%s are parsed within 250 ms", (name) => {
    const body = bodies[name] ?? "";
    expect(leastProcessorMs(() => report(body, "a/vllm", body.slice(0, 256)), 4)).toBeLessThan(limit);
  });
});
