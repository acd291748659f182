import { expect, test } from "@jest/globals";
import type { RepositoryFile } from "../../../src/config/repository/file-schema.js";
import { ignoredBecause } from "../../../src/config/repository/ignore-issue.js";
import { mergeFiles } from "../../../src/config/repository/merge-files.js";
import { parseFile } from "../../../src/config/repository/parse-file.js";
import { resolveSettings } from "../../../src/config/repository/repository-settings.js";
import { DEFAULT_STYLE } from "../../../src/plan/label-style.js";
import { DEFAULT_TRIAGE } from "../../../src/triage-settings.js";
import { leastProcessorMs } from "../../support/processor-time.js";

function fileOf(text: string): RepositoryFile {
  const parsed = parseFile(text);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.file;
}

test("an empty file is a repository without one", () => {
  const { mode, triage, style, quietPeriodMs } = resolveSettings({});
  expect(mode).toBe("comment");
  expect(triage).toEqual(DEFAULT_TRIAGE);
  expect(style).toEqual(DEFAULT_STYLE);
  expect(quietPeriodMs).toBe(0);
});

test("switches, names, colours, labels of the repository and times are what the file says", () => {
  const { triage, style, quietPeriodMs } = resolveSettings(
    fileOf(`
families: { cause: off, phase: true }
labels:
  names: { symptom: "type/{id}" }
  colors: { symptom: "#00FF00" }
  existing:
    symptom:crash: "bug: crash"
    needs:log: false
quiet-period: 2h
model: { enabled: off, calls-per-day: 3 }
`),
  );
  expect(triage.decision.families).toMatchObject({ symptom: true, cause: false, phase: true, component: false });
  expect(style.names).toMatchObject({ symptom: "type/{id}", cause: "cause: {id}" });
  expect(style.colors.symptom).toBe("00ff00");
  expect([...style.existing]).toEqual([
    ["symptom: crash", "bug: crash"],
    ["needs: log", null],
  ]);
  expect(quietPeriodMs).toBe(7_200_000);
  expect(triage.model).toEqual({ isAllowed: false, callsPerDay: 3, tokensPerDay: null });
});

test("a repository's file goes before its owner's: maps are joined, lists replaced", () => {
  const base = fileOf("mode: silent\nfamilies: { cause: off, phase: on }\nignore: { authors: [a, b], labels: [x] }");
  const own = fileOf("extends: organization\nmode: label\nfamilies: { cause: on }\nignore: { authors: [c] }");
  expect(mergeFiles(base, own)).toEqual({
    extends: "organization",
    mode: "label",
    families: { cause: "on", phase: "on" },
    ignore: { authors: ["c"], labels: ["x"] },
  });
});

test("issues are ignored by author, label and title, without regard to case", () => {
  const { ignore } = resolveSettings(
    fileOf("ignore: { authors: ['some-app[bot]'], labels: [Triaged], titles: ['^\\[rfc\\]'] }"),
  );
  const issue = { title: "It crashes", author: "someone", labels: ["bug"] };
  expect(ignoredBecause(issue, ignore)).toBeNull();
  expect(ignoredBecause({ ...issue, author: "Some-App[bot]" }, ignore)).toBe("author Some-App[bot]");
  expect(ignoredBecause({ ...issue, labels: ["triaged"] }, ignore)).toBe("label triaged");
  expect(ignoredBecause({ ...issue, title: "[RFC] a new scheduler" }, ignore)).toBe("title ^\\[rfc\\]");
});

test("a title made to hold up a backtracking engine takes no time", () => {
  const { ignore } = resolveSettings(fileOf("ignore: { titles: ['^(x+x+)+y$', '(.*)*=(.*)*', '(a|a)*b'] }"));
  const ms = leastProcessorMs(() => {
    for (const title of ["x".repeat(100_000), "=".repeat(100_000), "a".repeat(100_000)]) {
      ignoredBecause({ title, author: "a", labels: [] }, ignore);
    }
  });
  expect(ms).toBeLessThan(500);
});
