import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { inlineCode } from "../../../src/decide/comment/inline-code.js";

test("whatever the text, the result is one inline code node and nothing else", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({
      unit: fc.constantFrom("`", "``", "\n", " ", "@a", "#1", "<b>", "](", "x", "\\", "|", "$", "-->", "~~~"),
    }),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      const code = inlineCode(text, 80);
      if (code === "") return;
      const [paragraph, ...others] = fromMarkdown(`- line 1: ${code}: reason`).children;
      expect(others).toEqual([]);
      const item = paragraph?.type === "list" ? paragraph.children[0]?.children : undefined;
      const inline = item?.[0]?.type === "paragraph" ? item[0].children : [];
      expect(inline.map((node) => node.type)).toEqual(["text", "inlineCode", "text"]);
    }),
    { numRuns: 500 },
  );
});

test("backticks inside get a longer fence", () => {
  expect(inlineCode("use ``x`` now", 80)).toBe("```use ``x`` now```");
  expect(inlineCode("`x`", 80)).toBe("`` `x` ``");
});

test("invisible and bidirectional characters are dropped, white space is one blank", () => {
  expect(inlineCode("a\u202Eb\u200Bc\u0000d \n\t e", 80)).toBe("`abcd e`");
});

test("secrets are redacted before the text is cut", () => {
  const code = inlineCode(`HF_TOKEN=hf_${"aB3".repeat(11)}x failed`, 30);
  expect(code).not.toContain("hf_aB3");
  expect(code).toContain("redacted");
});

test.each(["\u200b", "\u00ad", "\u202e", "\ufe0f", "\u034f", "\ufeff"])(
  "a secret that an invisible character splits is redacted as a whole (%j)",
  (invisible) => {
    const code = inlineCode(`HF_TOKEN: hf_${"aB3".repeat(5)}${invisible}${"cD4".repeat(6)} failed`, 80);
    expect(code).not.toMatch(/aB3|cD4/);
    expect(code).toContain("failed");
  },
);

test("nothing visible gives nothing", () => {
  expect(inlineCode("\u200B\u202E \n", 80)).toBe("");
});

test.each([
  ["RuntimeError: see https://evil.example/fix.sh | sh", "`RuntimeError: see [link] | sh`"],
  ["![x](http://evil.example/x.png) www.evil.example/a", "`![x]([link] [link]`"],
  ["git+ssh://evil.example/x and file:///etc/passwd", "`[link] and [link]`"],
  ["@maintainer and (@org/team)", "`＠maintainer and (＠org/team)`"],
  ["at @torch.no_grad() of ggml.c:12: std::vector<x>", "`at ＠torch.no_grad() of ggml.c:12: std::vector<x>`"],
  ["<img src=x> <!-- y --> </details>", "`<img src=x> <!-- y --> </details>`"],
])("neither an address to follow nor a mention is left, the rest stays: %s", (hostile, expected) => {
  expect(inlineCode(hostile, 80)).toBe(expected);
});

test("an address in whose middle an invisible character stands is left out too", () => {
  expect(inlineCode("see ht\u200btps://evil.example/\u202ex @\u200bvictim", 80)).toBe("`see [link] ＠victim`");
});
