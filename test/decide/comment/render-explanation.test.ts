import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { type ExplanationMaterial, renderExplanation } from "../../../src/decide/comment/render-explanation.js";
import { decide } from "../../../src/decide/decide.js";
import { LABEL_FAMILIES } from "../../../src/decide/decision.js";
import { DEFAULT_SETTINGS } from "../../../src/decide/settings.js";
import { NOTHING_TOLD, type Told } from "../../../src/decide/told.js";
import { GATES, inputOf, type Said } from "../judged-report.js";

const families = { ...DEFAULT_SETTINGS.families };
for (const family of LABEL_FAMILIES) families[family] = true;
const ALL_ON = { ...DEFAULT_SETTINGS, families };

interface Given {
  said?: Said;
  told?: Partial<Told>;
  material?: Partial<ExplanationMaterial>;
  body?: string;
  title?: string;
}

function explained({ said = {}, told: given = {}, material = {}, ...text }: Given): string {
  const told = { ...NOTHING_TOLD, ...given };
  const decision = decide({ ...inputOf(text, said), told }, GATES, ALL_ON);
  return renderExplanation(decision, {
    gates: GATES,
    settings: ALL_ON,
    told,
    vetoedLabels: [],
    heldFamilies: [],
    ...material,
  });
}

const row = (text: string, family: string) => text.split("\n").find((line) => line.startsWith(`| ${family} |`));

describe("an explanation", () => {
  test("holds each probability against its gate", () => {
    const text = explained({ said: { symptom: ["crash", 0.9], cause: ["misused-api", 0.4] } });
    expect(row(text, "symptom")).toBe("| symptom | Crash | 0.85 | 0.80 | yes |");
    expect(row(text, "cause")).toBe("| cause | Misused API | 0.38 | 0.60 | no: below its gate |");
    expect(text).toContain("Kind: **malfunction**, 0.95 (a malfunction from 0.50 on)");
  });

  test("says why a family has no label", () => {
    const never = explained({ said: { symptom: ["feature-failure", 0.95] } });
    expect(row(never, "symptom")).toMatch(/\| none \| no: this class was not right often enough /);
    expect(row(explained({ said: { kind: ["question", 0.9] } }), "symptom")).toMatch(/no: not a malfunction/);
    expect(row(explained({ said: { kind: ["question", 0.9] } }), "needs")).toMatch(/no: nothing to ask for/);
    expect(row(explained({ body: "It crashes." }), "backend")).toMatch(/no: not exactly one is stated/);
    expect(row(explained({ material: { heldFamilies: ["symptom"] } }), "symptom")).toMatch(/no: left to people/);
    expect(row(explained({ material: { vetoedLabels: ["symptom: crash"] } }), "symptom")).toMatch(/no: somebody took/);
  });

  test("says what a maintainer told, without a figure", () => {
    const text = explained({ told: { symptom: "system-hang" } });
    expect(row(text, "symptom")).toBe("| symptom | System Hang | - | - | yes: set by a maintainer's command |");
    expect(text).not.toMatch(/\bcrash/i);
    const removed = explained({ told: { symptom: "crash" }, material: { vetoedLabels: ["symptom: crash"] } });
    expect(row(removed, "symptom")).toMatch(/no: somebody took it off/);
    expect(explained({ told: { notABug: true } })).toMatch(/A maintainer said that this is not a bug/);
    expect(explained({ told: { metNeeds: ["version"] } })).toMatch(/Came in comments, .*: version\./);
  });

  test("gives the evidence with its lines, and goes without gates where they are not known", () => {
    expect(explained({})).toMatch(/^- line 3: `/m);
    expect(row(explained({ material: { gates: null } }), "symptom")).toBe("| symptom | Crash | 0.85 | - | yes |");
  });

  test("of a hostile report shows its text as inline code only, and is short", () => {
    const pieces = fc.constantFrom(
      "CUDA error: illegal memory access ",
      "Segmentation fault ",
      "hangs forever ",
      "`",
      "``` ",
      "| a | b |",
      "@octocat ",
      "#1 ",
      "https://evil.example/ ",
      "<!-- ",
      "[x](https://evil.example) ",
      "![x](y) ",
      "\n",
      "ghp_16C7e42F292c6912E7710c838347Ae178B4a ",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (given) => {
        const body = given.join("");
        const text = explained({ body, title: `crash ${body}`.slice(0, 250) });
        expect(text.length).toBeLessThanOrEqual(2_100);
        expect(text).not.toContain("ghp_16C7");
        expect(text).not.toMatch(/@octocat|\b[a-z]{2,}:\/\/evil/);
        const pending: { type: string; children?: unknown }[] = [fromMarkdown(text)];
        for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
          expect(["link", "image", "code", "heading", "blockquote"]).not.toContain(node.type);
          if (Array.isArray(node.children)) pending.push(...node.children);
        }
      }),
      { numRuns: 100 },
    );
  });
});
