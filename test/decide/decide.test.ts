import { describe, expect, test } from "@jest/globals";
import { decide } from "../../src/decide/decide.js";
import { decisionSchema } from "../../src/decide/decision.js";
import { DEFAULT_SETTINGS } from "../../src/decide/settings.js";
import { NOTHING_TOLD } from "../../src/decide/told.js";
import { GATES, inputOf } from "./judged-report.js";

const EMPTY_VLLM_FORM = [
  "### Your current environment",
  "",
  "```text",
  "The output of `python collect_env.py`",
  "```",
  "",
  "### 🐛 Describe the bug",
  "",
  "_No response_",
  "",
  "### Before submitting a new issue...",
  "",
  "- [x] Make sure you already searched for relevant issues.",
].join("\n");

describe("a malfunction", () => {
  test("gets the symptom label where the product of both probabilities passes the gate", () => {
    const sure = decide(inputOf({}, { kind: ["malfunction", 0.95], symptom: ["crash", 0.9] }), GATES, DEFAULT_SETTINGS);
    expect(sure.labels).toContain("symptom: crash");
    const unsure = decide(
      inputOf({}, { kind: ["malfunction", 0.85], symptom: ["crash", 0.9] }),
      GATES,
      DEFAULT_SETTINGS,
    );
    expect(unsure.labels).not.toContain("symptom: crash");
    expect(unsure.abstained).toContain("symptom");
  });

  test("gets no label of a class without a gate", () => {
    const decision = decide(inputOf({}, { symptom: ["feature-failure", 0.99] }), GATES, DEFAULT_SETTINGS);
    expect(decision.labels).not.toContain("symptom: feature-failure");
  });

  test("gets the cause label only past its own gate", () => {
    const labels = (p: number) => decide(inputOf({}, { cause: ["misused-api", p] }), GATES, DEFAULT_SETTINGS).labels;
    expect(labels(0.7)).toContain("cause: misused-api");
    expect(labels(0.5)).not.toContain("cause: misused-api");
  });

  test("ranks all symptoms and causes and satisfies the schema", () => {
    const decision = decide(inputOf({}), GATES, DEFAULT_SETTINGS);
    expect(decisionSchema.parse(decision)).toEqual(decision);
    expect([decision.symptoms.length, decision.causes.length, decision.components.length]).toEqual([6, 28, 14]);
    expect(decision.checklist.length).toBeGreaterThanOrEqual(3);
    expect(decision.checklist.length).toBeLessThanOrEqual(5);
  });

  test("that is hardly likelier than not gets no label at all, and no comment", () => {
    const said = { kind: ["malfunction", GATES.malfunction - 0.01] } as const;
    const decision = decide(inputOf({}, said), GATES, DEFAULT_SETTINGS);
    expect(decision.needs.length).toBeGreaterThan(0);
    expect(decision).toMatchObject({ labels: [], comment: null, abstained: ["symptom", "cause", "needs"] });
  });

  test("gets no comment where the report gives no reason for three checks", () => {
    const thin = { title: "[Usage]: how to start it?", body: "It does not start: unrecognized arguments: --fast\n" };
    const { comment, labels } = decide(inputOf(thin), GATES, DEFAULT_SETTINGS);
    expect(comment).toBeNull();
    expect(labels).toContain("symptom: crash");
    const told = { ...NOTHING_TOLD, symptom: "crash" as const };
    expect(decide({ ...inputOf(thin), told }, GATES, DEFAULT_SETTINGS).comment).toContain("set by a maintainer");
  });

  test("names a symptom in the comment only where it is likelier than not", () => {
    expect(decide(inputOf({}, { symptom: ["crash", 0.6] }), GATES, DEFAULT_SETTINGS).comment).toContain("**Crash**");
    expect(decide(inputOf({}, { symptom: ["crash", 0.4] }), GATES, DEFAULT_SETTINGS).comment).toBeNull();
  });
});

test("a malfunction past its gate is one, even if another kind is a little likelier, but it gets no comment below even odds", () => {
  const input = inputOf({}, { kind: ["question", 0.55] });
  const kinds = [
    { id: "question" as const, p: 0.55 },
    { id: "malfunction" as const, p: 0.45 },
  ];
  const doubtful = { ...input, classification: { ...input.classification, kinds } };
  const decision = decide(doubtful, { ...GATES, malfunction: 0.4 }, DEFAULT_SETTINGS);
  expect(decision.kind).toEqual({ id: "malfunction", p: 0.45 });
  expect(decision.symptoms).toHaveLength(6);
  expect(decision.comment).toBeNull();
});

describe("what is no malfunction", () => {
  test.each(["feature-request", "question", "documentation", "other"] as const)("%s: silence", (kind) => {
    const decision = decide(inputOf({}, { kind: [kind, 0.9] }), GATES, DEFAULT_SETTINGS);
    expect(decision).toMatchObject({ phase: null, symptoms: [], causes: [], labels: [], comment: null, checklist: [] });
    expect(decision.abstained).toEqual(["symptom", "cause", "needs"]);
  });
});

describe("a form sent as it came", () => {
  const decision = decide(inputOf({ title: "[Bug]: ", body: EMPTY_VLLM_FORM }), GATES, DEFAULT_SETTINGS);

  test("gets no symptom, whatever the classifier says", () => {
    expect(decision.kind.id).toBe("other");
    expect(decision.symptoms).toEqual([]);
    expect(decision.labels.every((label) => label.startsWith("needs: "))).toBe(true);
  });

  test("is asked for what is needed, in one short comment", () => {
    expect(decision.needs).toEqual(["repro", "version", "log"]);
    expect(decision.comment?.split("\n").filter((line) => line.startsWith("- "))).toHaveLength(3);
  });
});

test("families and comment can be switched off", () => {
  const settings = {
    ...DEFAULT_SETTINGS,
    families: { ...DEFAULT_SETTINGS.families, symptom: false, needs: false },
    comment: false,
  };
  const decision = decide(inputOf({}), GATES, settings);
  expect(decision.labels).toEqual([]);
  expect(decision.abstained).toEqual(["cause"]);
  expect(decision.comment).toBeNull();
});

test("a backend label needs exactly one stated backend", () => {
  const settings = { ...DEFAULT_SETTINGS, families: { ...DEFAULT_SETTINGS.families, backend: true } };
  const one = decide(
    inputOf({ body: "Crash with the Vulkan backend.\n\n```\nggml_vulkan: Found 1 Vulkan devices:\n```" }),
    GATES,
    settings,
  );
  expect(one.labels).toContain("backend: vulkan");
});

test("secrets of the issue are in no quote, fact or comment, whole or cut", () => {
  const token = `hf_${"EXAMPLEexample".repeat(3).slice(0, 34)}`;
  const body = `It crashes.\n\n\`\`\`\n${"x".repeat(90)} Traceback (most recent call last): HF_TOKEN=${token} error\n\`\`\`\n`;
  const decision = decide(inputOf({ body }), GATES, DEFAULT_SETTINGS);
  expect(JSON.stringify(decision)).not.toContain(token.slice(0, 16));
});

test("a secret that an invisible character splits is redacted as a whole", () => {
  const secret = `hf_${"aB3".repeat(5)}\u200b${"cD4".repeat(6)}`;
  const body = `\`\`\`\n${"x".repeat(400)} ${secret} Segmentation fault (core dumped)\n\`\`\`\n`;
  const decision = decide(inputOf({ body, title: `[Bug]: segfault with ${secret}` }), GATES, DEFAULT_SETTINGS);
  expect(decision.evidence.length).toBeGreaterThan(0);
  expect(JSON.stringify(decision)).not.toMatch(/aB3aB3|cD4cD4/);
});

test("a quote is cut between characters", () => {
  const body = `${"🔥".repeat(150)} Segmentation fault (core dumped) ${"🔥".repeat(150)}`;
  const decision = decide(inputOf({ body: `a${body}\n\n${body}` }), GATES, DEFAULT_SETTINGS);
  expect(decision.evidence.length).toBeGreaterThan(0);
  for (const { quote } of decision.evidence) expect(quote).not.toMatch(/\p{Surrogate}/u);
});

test("a long line is quoted around what was found in it", () => {
  const body = `${"word ".repeat(80)}Segmentation fault (core dumped) ${"tail ".repeat(80)}`;
  const decision = decide(inputOf({ body }), GATES, DEFAULT_SETTINGS);
  const hit = decision.evidence.find(({ signal }) => signal === "segmentation-fault");
  expect(hit?.quote).toContain("Segmentation fault");
  expect(hit?.quote.length).toBeLessThanOrEqual(122);
});
