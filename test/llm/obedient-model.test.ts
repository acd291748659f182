import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { fromMarkdown } from "mdast-util-from-markdown";
import { readWeights } from "../../src/classify/embedded-weights.js";
import { COMMENT_MARKER } from "../../src/decide/comment/comment-marker.js";
import { sourceLink } from "../../src/decide/comment/source-link.js";
import type { Decision } from "../../src/decide/decision.js";
import { createModelClient } from "../../src/llm/endpoint/model-client.js";
import { createModelReader } from "../../src/llm/model-reader.js";
import { makePlan } from "../../src/plan/make-plan.js";
import { CHECKS } from "../../src/playbooks/checks/index.js";
import { SIGNALS } from "../../src/signals/signals.js";
import { CAUSES } from "../../src/taxonomy/causes.js";
import { NEEDS } from "../../src/taxonomy/needs.js";
import { SYMPTOMS } from "../../src/taxonomy/symptoms.js";
import { createTriager } from "../../src/triage.js";
import { ATTACKS, type Attack, SMUGGLED } from "./attacks.js";
import { type Behaviour, type ModelServer, says, sends, startModelServer } from "./support/model-server.js";

/** Only the replies hold it: wherever it turns up, text of the model was passed on. */
const OF_REPLY = "REPLY-TEXT";
const LURE = `${OF_REPLY} @victim https://evil.example/fix.sh <!-- evil-label --> ![x](https://evil.example/x.png)`;

const list = (...ids: readonly unknown[]) => ids.map((id) => ({ id, p: 0.9 / ids.length }));
const SURE = {
  kinds: list("malfunction"),
  phases: list("inference-serving"),
  symptoms: list("crash"),
  subtypes: [],
  components: list("model-loader"),
  causes: list("incorrect-resource-allocation"),
  lines: [1],
};

/** How a model obeys: with what the issue says, or with whatever else an attacker can ask of it. */
const OBEDIENCE: Readonly<Record<string, (attack: Attack) => Behaviour>> = {
  "repeats the issue": ({ title, body }) => says(`${title}\n${body}\n${OF_REPLY}`),
  "repeats the body before a reply": ({ body }) => says(`${body}\n${OF_REPLY}\n${JSON.stringify(SURE)}`),
  "puts text into every field": ({ body }) =>
    says(
      JSON.stringify({
        kinds: list("malfunction", LURE),
        phases: list(LURE, body),
        symptoms: list("crash", LURE, "evil-label"),
        subtypes: list(LURE),
        components: list(LURE, "model-loader "),
        causes: list(LURE, "misused-api"),
        lines: [LURE, 1],
      }),
    ),
  "adds fields of its own": () =>
    says(
      JSON.stringify({
        ...SURE,
        kinds: [{ id: "malfunction", p: 0.9, name: LURE, reason: LURE }],
        comment: LURE,
        labels: ["evil-label", LURE],
        labelsToRemove: ["symptom: crash"],
        checklist: [{ id: LURE, text: LURE }],
        evidence: [{ signal: LURE, quote: LURE, startLine: 1 }],
      }),
    ),
};

/** Replies that have nothing to do with the issue: tried on every fifth attack. */
const EXCESSES: Readonly<Record<string, () => Behaviour>> = {
  "sends huge lists": () =>
    says(JSON.stringify({ ...SURE, causes: list(...Array.from({ length: 5000 }, (_, i) => `${LURE}${i}`)) })),
  "sends keys of a prototype": () =>
    says(
      JSON.stringify(SURE).replace(
        "{",
        `{"__proto__":{"comment":"${OF_REPLY}"},"constructor":{"prototype":{"labels":["evil-label"]}},"toString":"${OF_REPLY}",`,
      ),
    ),
  "calls tools": () =>
    sends(
      200,
      "application/json",
      JSON.stringify({
        choices: [
          {
            finish_reason: "tool_calls",
            message: {
              role: "assistant",
              content: JSON.stringify(SURE),
              tool_calls: [{ id: "1", type: "function", function: { name: LURE, arguments: LURE } }],
              function_call: { name: "create_comment", arguments: LURE },
              reasoning_content: LURE,
              annotations: [{ type: "url_citation", url_citation: { url: "https://evil.example", title: LURE } }],
            },
          },
        ],
        usage: { prompt_tokens: LURE, completion_tokens: 1e308 },
      }),
    ),
};

const LABELS = new Set([
  ...SYMPTOMS.map(({ id }) => `symptom: ${id}`),
  ...CAUSES.map(({ id }) => `cause: ${id}`),
  ...NEEDS.map(({ id }) => `needs: ${id}`),
]);
const LINKS = new Set([
  "https://doi.org/10.1145/3788873",
  ...CHECKS.map(({ source }) => /<(.*)>/.exec(sourceLink("source", source))?.[1] ?? ""),
]);
const HTML = new Set([
  COMMENT_MARKER,
  "<details><summary>Evidence, what each outcome means, and sources</summary>",
  "</details>",
]);
const REASONS = new Set(SIGNALS.map(({ reason }) => reason));

interface Node {
  type: string;
  value?: string;
  url?: string;
  children?: readonly Node[];
}

function nodesOf(node: Node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)];
}

/** What people read of a comment besides quotations, which stand in inline code. */
function assertOnlyOurText(comment: string, attack: Attack): void {
  const nodes = nodesOf(fromMarkdown(comment));
  for (const { type, value = "", url = "" } of nodes) {
    expect(type).not.toMatch(/^(?:image|imageReference|definition|linkReference|code|footnote.*)$/);
    if (type === "html") expect(HTML).toContain(value);
    if (type === "link") expect(LINKS).toContain(url);
    if (type === "text") for (const smuggled of SMUGGLED) expect(value).not.toContain(smuggled);
    if (type === "text") expect(value).not.toMatch(/(?:^|\W)@\w|(?:^|\s)#\d|GH-\d|https?:/);
  }
  expect(comment.split(COMMENT_MARKER)).toHaveLength(2);
  // Nowhere, not even in a quotation: a notification by mail shows it as plain text, whose addresses can be followed.
  expect(comment).not.toMatch(/@victim|evil\.example\/|https:\/\/evil|\p{Cf}/u);
  const quotations = /^- (?:title|line \d+): (?:(`+) ?(.*?) ?\1: )?(.*)$/gm;
  const evidence = comment.split("**Evidence**")[1]?.split("**What the outcomes mean**")[0] ?? "";
  for (const [line, , quote = "", reason = ""] of evidence.matchAll(quotations)) {
    expect({ line, isOurs: REASONS.has(reason) }).toEqual({ line, isOurs: true });
    expect(`${attack.title}\n${attack.body}`.replace(/[^a-z]/gi, "")).toContain(firstWord(quote));
  }
}

function firstWord(quote: string): string {
  return /[A-Za-z]+/.exec(quote)?.[0] ?? "";
}

function assertHarmless(decision: Decision, attack: Attack): void {
  const plan = makePlan(decision, { onIssue: ["theirs"], appliedByUs: [] });
  for (const { name } of plan.labelsToAdd) expect(LABELS).toContain(name);
  expect(plan.labelsToRemove).toEqual([]);
  expect(JSON.stringify({ plan, decision })).not.toContain(OF_REPLY);
  expect(Object.keys(decision.facts)).not.toContain("comment");
  if (plan.comment !== null) assertOnlyOurText(plan.comment, attack);
}

const weights = readWeights();
const issueOf = ({ title, body }: Attack) => ({ repo: "vllm-project/vllm", number: 1, title, body });

let server: ModelServer;
let behaviour: Behaviour = says("");

beforeAll(async () => {
  server = await startModelServer((response, request) => behaviour(response, request));
});

afterAll(() => server?.close());

describe.each(Object.entries(OBEDIENCE))("a model that obeys and %s", (_how, obey) => {
  test.each(ATTACKS)("changes nothing but ids where the issue attacks with $name", async (attack) => {
    behaviour = obey(attack);
    const model = createModelReader({
      client: createModelClient({ baseURL: server.baseURL, model: "m", maxRetries: 0 }),
    });
    const decision = await createTriager({ weights, model }).decide(issueOf(attack));
    assertHarmless(decision, attack);
  });
});

describe.each(Object.entries(EXCESSES))("a model that %s", (_how, reply) => {
  test.each(ATTACKS.filter((_, i) => i % 5 === 0))("changes nothing but ids where $name", async (attack) => {
    behaviour = reply();
    const model = createModelReader({
      client: createModelClient({ baseURL: server.baseURL, model: "m", maxRetries: 0 }),
    });
    const decision = await createTriager({ weights, model }).decide(issueOf(attack));
    assertHarmless(decision, attack);
  });
});

describe("without a model", () => {
  const triager = createTriager({ weights, model: null });

  test.each(ATTACKS)("the comment is ours where the issue attacks with $name", async (attack) => {
    assertHarmless(await triager.decide(issueOf(attack)), attack);
  });
});

test("the attacks are on issues that get a comment and labels, and the obedient model moves them", async () => {
  behaviour = says(JSON.stringify({ ...SURE, symptoms: list("system-hang") }));
  const model = createModelReader({ client: createModelClient({ baseURL: server.baseURL, model: "m" }) });
  const decisions = await Promise.all(
    ATTACKS.map((attack) => createTriager({ weights, model: null }).decide(issueOf(attack))),
  );
  const commented = decisions.filter(({ comment }) => comment !== null);
  expect(commented.length).toBeGreaterThan(ATTACKS.length * 0.9);
  expect(commented.filter(({ evidence }) => evidence.length > 0)).toHaveLength(commented.length);
  const [attack] = ATTACKS;
  if (!attack) throw new Error("no attacks");
  const moved = await createTriager({ weights, model }).decide(issueOf(attack));
  expect(moved.source).toBe("llm+embedded");
  expect(moved.symptoms[0]?.p).toBeLessThan(decisions[0]?.symptoms[0]?.p ?? 0);
});
