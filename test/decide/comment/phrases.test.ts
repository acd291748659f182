import { describe, expect, test } from "@jest/globals";
import { COMMENT_MARKER } from "../../../src/decide/comment/comment-marker.js";
import { LANGUAGE_IDS, PHRASES } from "../../../src/decide/comment/phrases/languages.js";
import { renderComment, renderEmptyReport } from "../../../src/decide/comment/render-comment.js";
import { renderWithdrawal } from "../../../src/decide/comment/render-withdrawal.js";
import { decide } from "../../../src/decide/decide.js";
import { DEFAULT_SETTINGS } from "../../../src/decide/settings.js";
import { CHECKS } from "../../../src/playbooks/checks/index.js";
import { SIGNALS_BY_ID } from "../../../src/signals/signals.js";
import { CAUSES } from "../../../src/taxonomy/causes.js";
import { COMPONENTS } from "../../../src/taxonomy/components.js";
import { PHASES } from "../../../src/taxonomy/phases.js";
import { SUBTYPES, SYMPTOMS } from "../../../src/taxonomy/symptoms.js";
import { GATES, inputOf } from "../judged-report.js";

const decision = decide(inputOf({}), GATES, DEFAULT_SETTINGS);
const checks = CHECKS.filter(({ id }) => decision.checklist.some((each) => each.id === id));
const material = { checks, requests: [{ text: "REQUEST" }], isSure: { symptom: true, cause: false } };
const judged = {
  ...decision,
  subtype: { id: "length" as const, p: 0.6 },
  similar: [
    { number: 12, state: "closed" as const, opened: "2026-03" },
    { number: 7, state: "open" as const, opened: null },
  ],
};

/** What stands in a comment in every language: names of classes, texts of our tables, quotes, addresses. */
const FROM_TABLES = [
  ...checks.flatMap(({ text, source, outcomes }) => [text, source, ...outcomes.map(({ when }) => when)]),
  ...[SYMPTOMS, CAUSES, COMPONENTS, PHASES].flatMap((rows) => rows.map(({ name }) => name)),
  ...SUBTYPES.flatMap(({ name }) => [name, name.toLowerCase()]),
  ...decision.evidence.flatMap(({ quote, signal }) => [quote, SIGNALS_BY_ID.get(signal)?.reason ?? ""]),
  ...["REQUEST", COMMENT_MARKER, "engine-triage", "https://doi.org/10.1145/3788873", "issue"],
  ...["<details><summary>", "</summary>", "</details>"],
]
  .filter((text) => text !== "")
  .sort((a, b) => b.length - a.length);

function withoutTables(comment: string): string {
  return FROM_TABLES.reduce((rest, text) => rest.replaceAll(text, ""), comment);
}

test("the English comment has sentences of its own to translate", () => {
  expect(withoutTables(renderComment(judged, material))).toMatch(/Missing from the report/);
});

test("the Chinese comment says the same, and nothing of its fixed text is left in English", () => {
  const phrases = PHRASES.zh;
  const zh = renderComment(judged, { ...material, phrases });
  expect(zh.startsWith(COMMENT_MARKER)).toBe(true);
  expect(withoutTables(zh)).not.toMatch(/[A-Za-z]{2,}/);
  for (const { text } of checks) expect(zh).toContain(text);
  expect(zh).toContain("**Crash**（length），阶段：Inference/Serving（很可能，90 %）。");
  expect(zh).toContain("- #12（2026 年 3 月创建，已关闭）\n- #7（未关闭）");
  for (const isSure of [{ symptom: false, cause: true }]) {
    const unsure = {
      ...judged,
      symptoms: [
        { id: "crash" as const, p: 0.6 },
        { id: "system-hang" as const, p: 0.3 },
      ],
    };
    const text = renderComment(unsure, { ...material, isSure, phrases });
    expect(text).toContain("（可能）。也可能是 System Hang。很可能的根本原因：");
    expect(withoutTables(text)).not.toMatch(/[A-Za-z]{2,}/);
  }
  const told = renderComment(judged, { ...material, isTold: { symptom: true, cause: true }, phrases });
  expect(withoutTables(told)).not.toMatch(/[A-Za-z]{2,}/);
});

describe.each(LANGUAGE_IDS)("%s", (language) => {
  test("a repository that asks for it gets its comment in it", () => {
    const { comment } = decide(inputOf({}), GATES, { ...DEFAULT_SETTINGS, language });
    expect(comment).toContain(PHRASES[language].checks);
    expect(comment).toContain(PHRASES[language].origin);
  });

  test("whatever replaces the comment is found again, and says something of its own", () => {
    const { withdrawn, emptyForm, emptyFormAnswered } = PHRASES[language];
    expect(renderWithdrawal(PHRASES[language])).toBe(`${COMMENT_MARKER}\n\n${withdrawn}`);
    expect(renderEmptyReport([], PHRASES[language])).toBe(`${COMMENT_MARKER}\n\n${emptyFormAnswered}`);
    expect(renderEmptyReport([{ text: "A" }], PHRASES[language])).toBe(`${COMMENT_MARKER}\n\n${emptyForm}\n\n- A`);
    expect(new Set([withdrawn, emptyForm, emptyFormAnswered]).size).toBe(3);
  });
});
