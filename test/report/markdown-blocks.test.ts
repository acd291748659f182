import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { markdownBlocks } from "../../src/report/markdown-blocks.js";

function blocks(body: string) {
  const lines = body.split("\n");
  return markdownBlocks(lines, 1, lines.length).map(({ kind, startLine, endLine }) => [kind, startLine, endLine]);
}

describe("Markdown blocks", () => {
  test("gives headings, paragraphs, fences and HTML with their lines", () => {
    expect(blocks("### Title\n\ntext\nmore\n\n```py\nx = 1\n\ny = 2\n```\n<details>\n\n---\n")).toEqual([
      ["heading", 1, 1],
      ["paragraph", 3, 4],
      ["fence", 6, 10],
      ["html", 11, 11],
      ["rule", 13, 13],
    ]);
  });

  test("collapses nothing that ends a block: a dedent leaves the list's fence", () => {
    expect(blocks("- item\n  ```\n  log\n  log\nout\n")).toEqual([
      ["paragraph", 1, 1],
      ["fence", 2, 4],
      ["paragraph", 5, 5],
    ]);
  });

  test("an open fence reaches to the end and is not closed", () => {
    const [fence] = markdownBlocks(["```shell", "a", "", "b"], 1, 4);
    expect(fence).toMatchObject({ kind: "fence", language: "shell", closed: false, startLine: 1, endLine: 4 });
  });

  test("a fence ends only at a marker as long as its own", () => {
    expect(blocks("````\n```\n````\nx")).toEqual([
      ["fence", 1, 3],
      ["paragraph", 4, 4],
    ]);
  });

  test("text with backticks after three backticks opens no fence", () => {
    expect(blocks("```one line``` and more\ntext")).toEqual([["paragraph", 1, 2]]);
  });

  test("a comment goes on over blank lines to its end", () => {
    expect(blocks("<!-- a\n\n# no heading\nend --> x\n\ntext")).toEqual([
      ["html", 1, 4],
      ["paragraph", 6, 6],
    ]);
  });

  test("a long line keeps what ends raw HTML in sight", () => {
    expect(blocks(`<!-- ${"a".repeat(500)} -->\ntext`)[0]).toEqual(["html", 1, 1]);
  });

  test("a shebang or an option is no heading", () => {
    expect(blocks("#!/bin/sh\n#tag")).toEqual([["paragraph", 1, 2]]);
  });

  test("quoted fences are fences", () => {
    expect(blocks("> ```\n> log\n> ```\n")).toEqual([["fence", 1, 3]]);
  });

  test("blocks are in order, do not overlap, and cover every line that is not blank", () => {
    const line = fc.oneof(
      fc.constantFrom(
        "```",
        "~~~",
        "> a",
        "- b",
        "  - c",
        "1. d",
        "# e",
        "---",
        "===",
        "",
        "    f",
        "<details>",
        "<!--",
        "-->",
        "</pre>",
        "<pre>",
        "-",
        ">",
      ),
      fc.string({ maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const body = lines.map((text) => text.replaceAll(/[\r\n]/g, " "));
        const covered = new Set<number>();
        let last = 0;
        for (const { startLine, endLine } of markdownBlocks(body, 1, body.length)) {
          expect(startLine).toBeGreaterThan(last);
          expect(endLine).toBeGreaterThanOrEqual(startLine);
          for (let number = startLine; number <= endLine; number++) covered.add(number);
          last = endLine;
        }
        for (const [index, text] of body.entries()) if (text.trim() !== "") expect(covered.has(index + 1)).toBe(true);
      }),
    );
  });
});
