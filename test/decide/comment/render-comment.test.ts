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
    /^\*\*Crash\*\* in Inference\/Serving \(very likely, 90 %\)\. Root causes to look at first: /,
  );
});

test("evidence, outcomes and sources are folded, with the study's counts", () => {
  const folded = decision.comment?.split("<details>")[1];
  expect(folded).toContain("**Evidence**");
  expect(folded).toContain("[source](<https://");
  expect(folded).toContain("of 603 with the symptom Crash 102 were Incompatible Backend, 74 were ");
  expect(folded?.trimEnd()).toMatch(/<\/details>$/);
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
        { checks: CHECKS.slice(0, 5), requests: [{ text: "Run `a`." }] },
      );
      expect(comment.length).toBeLessThanOrEqual(COMMENT_LIMIT);
      const outside = comment.replace(/(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, "");
      expect(outside).not.toMatch(/@maintainer|#12|evil\.example|<img|!\[/);
      expect(outside.match(/<\/details>/g)).toHaveLength(1);
    }),
    { numRuns: 200 },
  );
});
