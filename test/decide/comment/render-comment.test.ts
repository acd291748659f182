import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { COMMENT_MARKER } from "../../../src/decide/comment/comment-marker.js";
import { COMMENT_LIMIT, renderComment } from "../../../src/decide/comment/render-comment.js";
import { decide } from "../../../src/decide/decide.js";
import { DEFAULT_SETTINGS } from "../../../src/decide/settings.js";
import { CHECKS } from "../../../src/playbooks/checks/index.js";
import { SIGNALS } from "../../../src/signals/signals.js";
import { GATES, inputOf } from "../judged-report.js";

const decision = decide(inputOf({}), GATES, DEFAULT_SETTINGS);

test("the marker is the first line, the verdict the first thing that people see", () => {
  const [marker, blank, verdict] = decision.comment?.split("\n") ?? [];
  expect([marker, blank]).toEqual([COMMENT_MARKER, ""]);
  expect(verdict).toMatch(
    /^\*\*Crash\*\* in Inference\/Serving \(likely, 90 %\)\. Root causes to look at first, none of them certain: /,
  );
});

test("likely is said of what passes its gate, possible of the rest, with its rival", () => {
  const verdict = (p: number) =>
    decide(inputOf({}, { symptom: ["crash", p], cause: ["misused-api", 0.7] }), GATES, DEFAULT_SETTINGS).comment?.split(
      "\n",
    )[2];
  expect(verdict(0.9)).toContain("(likely, 90 %). Likely root cause: Misused API (70 %)");
  expect(verdict(0.6)).toContain("(possible). Likely root cause");
  const rivals = {
    ...decision,
    symptoms: [
      { id: "crash" as const, p: 0.6 },
      { id: "system-hang" as const, p: 0.3 },
    ],
  };
  const material = { checks: [], requests: [], isSure: { symptom: false, cause: false } };
  expect(renderComment(rivals, material)).toContain("It may also be System Hang.");
});

test("evidence, outcomes and sources are folded, with the study's counts", () => {
  const folded = decision.comment?.split("<details>")[1];
  expect(folded).toContain("**Evidence**");
  expect(folded).toContain("[source](<https://");
  expect(folded).toContain(
    "of 363 bugs with Crash in Inference/Serving 57 were Incorrect Algorithm Implementation, 53 ",
  );
  expect(folded?.trimEnd()).toMatch(/<\/details>$/);
});

test("evidence gives way, the strongest last, where the comment would grow over its limit", () => {
  const evidence = Array.from({ length: 8 }, (_, index) => ({
    signal: SIGNALS[0]?.id ?? "",
    part: "log" as const,
    startLine: index + 1,
    endLine: index + 1,
    // The fence around a run of backticks is as long again on both sides.
    quote: "`".repeat(120),
  }));
  const material = { checks: [], requests: [{ text: "x".repeat(3_500) }], isSure: { symptom: true, cause: false } };
  const comment = renderComment({ ...decision, evidence }, material);
  expect(comment.length).toBeLessThanOrEqual(COMMENT_LIMIT);
  expect(comment).toContain("- line 1: ");
  expect(comment).not.toContain("- line 8: ");
  expect(comment.trimEnd()).toMatch(/<\/details>$/);
});

test("no text of the issue stands outside inline code, and the limit holds, whatever is quoted", () => {
  const word = fc.constantFrom(
    "@maintainer",
    "#12",
    "https://evil.example/x",
    "<img src=x>",
    "![a](b)",
    "`",
    "```",
    "\n",
    "|",
    "</details>",
  );
  const quote = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(fc.array(quote, { maxLength: 12 }), (quotes) => {
      const evidence = quotes.map((text, index) => ({
        signal: SIGNALS[index % SIGNALS.length]?.id ?? "",
        part: "log" as const,
        startLine: index,
        endLine: index,
        quote: text,
      }));
      const comment = renderComment(
        { ...decision, evidence },
        { checks: CHECKS.slice(0, 5), requests: [{ text: "Run `a`." }], isSure: { symptom: true, cause: false } },
      );
      expect(comment.length).toBeLessThanOrEqual(COMMENT_LIMIT);
      const outside = comment.replace(/(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, "");
      expect(outside).not.toMatch(/@maintainer|#12|evil\.example|<img|!\[/);
      expect(outside.match(/<\/details>/g)).toHaveLength(1);
    }),
    { numRuns: 200 },
  );
});
