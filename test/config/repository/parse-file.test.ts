import { describe, expect, test } from "@jest/globals";
import { parseFile } from "../../../src/config/repository/parse-file.js";
import { formatProblem } from "../../../src/config/repository/problem.js";
import { leastProcessorMs } from "../../support/processor-time.js";

/** Problems as they are told, without the file's name. */
function problemsOf(text: string): readonly string[] {
  const parsed = parseFile(text);
  return "problems" in parsed ? parsed.problems.map((problem) => formatProblem("f", problem).slice(2)) : [];
}

test.each(["", "# nothing\n", "mode: off\n", "\uFEFFmode: label"])("%j is a configuration", (text) => {
  expect(problemsOf(text)).toEqual([]);
});

test("every problem is told, in the order of the file, with place, path, what is allowed and what was meant", () => {
  expect(
    problemsOf(
      [
        "mode: comments",
        "famlies: { symptom: on }",
        "families:",
        "  symptoms: on",
        "  cause: maybe",
        "precision: { symptom: 2 }",
      ].join("\n"),
    ),
  ).toEqual([
    '1:7: mode: "comments" is not allowed; did you mean "comment"? Allowed: off, silent, label, comment',
    expect.stringMatching(/^2:1: famlies: unknown key; did you mean "families"\? Allowed: extends, mode, /),
    '4:3: families.symptoms: unknown key; did you mean "symptom"? Allowed: symptom, cause, phase, component, backend, needs',
    '5:10: families.cause: "maybe" is not allowed. Allowed: true, false, on, off',
    "6:23: precision.symptom: is not from 0.5 to 0.97",
  ]);
});

test.each([
  [
    "labels: { existing: { 'symptom:crsh': bug } }",
    /^1:23: labels\.existing\.symptom:crsh: .*did you mean "symptom:crash"/,
  ],
  [
    "labels: { colors: { symptom: 123456 } }",
    /^1:30: labels\.colors\.symptom: is no text; put the six digits in quotes/,
  ],
  ['labels: { names: { symptom: "crash" } }', /names\.symptom: does not hold \{id\}/],
  ["signals: [{ id: a, pattern: x, for: crahs, reason: r }]", /did you mean "crash"/],
  ["signals: [{ id: a, pattern: x, for: crash }]", /signals\.0\.reason: is missing/],
  ["ignore: { authors: me }", /ignore\.authors: must be a list, not text/],
  ["quiet-period: 10", /quiet-period: is no text such as "10m"/],
  ["mode: [off]", /^1:7: mode: /],
  ["- mode", /^1:1: must be a map of keys, not a list/],
  ["mode:\n", /mode: /],
])("%s is explained", (text, expected) => {
  expect(problemsOf(text).join("\n")).toMatch(expected);
});

describe("what only the operator may set", () => {
  test.each([
    "api_key: x",
    "endpoint: x",
    "model: { base-url: http://127.0.0.1 }",
    "model: { key: x }",
    "OPENAI_BASE_URL: x",
  ])("%s is refused, and it says who can", (text) => {
    expect(problemsOf(text)).toHaveLength(1);
    expect(problemsOf(text)[0]).toContain("only the operator can");
  });
});

describe("hostile files", () => {
  test("anchors and aliases are refused, also where they would grow", () => {
    const bomb = ["a: &a [x, x]", ...Array.from({ length: 30 }, (_, k) => `b${k}: &b${k} [*a, *a]`)].join("\n");
    expect(problemsOf(bomb)[0]).toContain("anchors and aliases are not allowed");
    expect(problemsOf("families: &f { symptom: on }")[0]).toContain("anchors and aliases");
  });

  test.each([
    ["a tag", "mode: !!js/function off"],
    ["two documents", "mode: off\n---\nmode: off"],
    ["a key that stands twice", "mode: off\nmode: label"],
    ["a key that is a list", "? [a]\n: b"],
    ["a tab", "families:\n\tsymptom: on"],
    ["brackets without end", "[".repeat(30_000)],
    ["deep indents", Array.from({ length: 300 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
    ["more than 64 KiB", `# ${"x".repeat(64 * 1024)}`],
    ["no text", "\u0000\u0001"],
  ])("%s is refused within a second", (_name, text) => {
    expect(problemsOf(text).length).toBeGreaterThan(0);
    expect(leastProcessorMs(() => problemsOf(text))).toBeLessThan(1_000);
  });

  test.each([
    "__proto__: { mode: off }",
    "constructor: { mode: off }",
    "toString: { mode: off }",
    "families: { __proto__: { mode: off } }",
    "labels: { existing: { __proto__: { mode: off } } }",
  ])("%s is an unknown key like any other", (text) => {
    expect(problemsOf(text).join()).toContain("unknown key");
    expect(Object.prototype).not.toHaveProperty("mode");
  });

  test("at most fifty problems are told, and none repeats a long value", () => {
    const keys = Array.from({ length: 400 }, (_, k) => `key${k}: 1`).join("\n");
    expect(problemsOf(keys)).toHaveLength(50);
    expect(problemsOf(`mode: ${"x".repeat(5_000)}`)[0]?.length).toBeLessThan(200);
  });
});

describe("patterns", () => {
  test.each(["(?=a)", "(a", "(a{1000}){1000}", "\\1", "x".repeat(201), "(a{100}){100}"])("%s is refused", (pattern) => {
    expect(problemsOf(`ignore: { titles: ['${pattern}'] }`)[0]).toMatch(/ignore\.titles\.0: /);
  });
});

describe("text for comments", () => {
  test.each([
    ["Ask @maintainer first.", "mention"],
    ["As in #123.", "issue"],
    ["<img src=x>", "markup"],
    ["See [this](https://x.test).", "markup"],
    ["See https://x.test.", "markup"],
    ["", "empty"],
    ["x".repeat(161), "160 characters"],
  ])("%j is refused", (text, why) => {
    const file = `checks: [{ id: a, text: ${JSON.stringify(text)}, source: "https://x.test/", symptoms: [crash] }]`;
    expect(problemsOf(file).join()).toContain(why);
  });

  test("code may hold all of it", () => {
    const text = "Run `pip install a@1 # 1 <b>` again.";
    const file = `checks: [{ id: a, text: ${JSON.stringify(text)}, source: "https://x.test/", symptoms: [crash] }]`;
    expect(problemsOf(file)).toEqual([]);
  });
});
