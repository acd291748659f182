import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { applyRemovals, continuedRuns, joinLines, splitLines } from "../../src/redaction/joined-text.js";

const pieces = fc
  .array(fc.constantFrom("a", "bc", "\\", "^", "\n", "\r\n", "\\\n", "\\\r\n", "^\r\n", "  ", "\t"), { maxLength: 30 })
  .map((parts) => parts.join(""));

test("joined lines split into what they were, whatever the text", () => {
  fc.assert(fc.property(pieces, (text) => expect(splitLines(joinLines(text))).toBe(text)));
});

test("runs of continued lines are the whole text", () => {
  fc.assert(fc.property(pieces, (text) => expect(continuedRuns(text).join("\n")).toBe(text)));
});

test("a continued line and the one after it are one run", () => {
  expect(continuedRuns("a \\\n b \\\r\n c\nd\ne ^\r\n f")).toEqual(["a \\\n b \\\r\n c", "d", "e ^\r\n f"]);
});

test("joined lines keep one blank of an indentation, and none where a word goes on", () => {
  expect(joinLines("a \\\n    b").text).toBe("a  b");
  expect(joinLines("abc\\\ndef").text).toBe("abcdef");
});

test("removals keep every line break, those within them after what takes their place", () => {
  fc.assert(
    fc.property(pieces, fc.array(fc.tuple(fc.nat(60), fc.nat(20)), { maxLength: 4 }), (text, spans) => {
      const joined = joinLines(text);
      const removals = spans
        .map(([start, length]) => ({ start, end: start + length, replacement: "*" }))
        .filter(({ start, end }) => end <= joined.text.length && !joined.text.slice(start, end).includes("\n"))
        .sort((a, b) => a.start - b.start);
      const lines = splitLines(applyRemovals(joined, removals)).split("\n");
      expect(lines).toHaveLength(text.split("\n").length);
    }),
  );
  const joined = joinLines("key=abc\\\ndef \\\n  next");
  expect(splitLines(applyRemovals(joined, [{ start: 4, end: 10, replacement: "*" }]))).toBe("key=*\\\n \\\n  next");
});

test("of two removals that overlap the first takes both", () => {
  const removals = [
    { start: 1, end: 4, replacement: "X" },
    { start: 2, end: 6, replacement: "Y" },
  ];
  expect(applyRemovals({ text: "abcdefgh", breaks: [] }, removals).text).toBe("aXgh");
});
