import type { IncomingMessage } from "node:http";
import { createBodyBudget } from "../../server/body-budget.js";
import { readBody } from "../../server/read-body.js";
import type { Route } from "../../server/route.js";
import type { Triager } from "../../triage.js";
import { onThisMachine } from "../serve/loopback.js";
import { PAGE_HEADERS, respondPage } from "../serve/respond-page.js";
import type { NavigationItem } from "../serve/shell.js";
import { type Asked, issueOf, readAsked, settingsOf } from "./asked.js";
import { type PlaygroundPage, renderPlayground, renderPlaygroundFile } from "./render-playground.js";
import { readSample, SAMPLES } from "./samples.js";

export interface PlaygroundParts {
  triager: Triager;
  /** Whether the triager has a model that may be asked. */
  canUseModel: boolean;
  /** Of the server that the pages are on; the playground alone unless given. */
  navigation?: readonly NavigationItem[];
}

/** An issue of GitHub's greatest length in a form, each of its characters in nine, and what stands beside it. */
const MAX_FORM_BYTES = 640 * 1024;
const MAX_FORMS_IN_HAND = 16 * 1024 * 1024;

/**
 * The playground: `/playground` and the same as a file, for this machine alone. Nothing of an issue is stored or logged, and
 * a model is asked only by who ticked it: never by a link.
 */
export function playgroundRoutes(parts: PlaygroundParts): readonly (readonly [string, Route])[] {
  const { triager, canUseModel, navigation = [{ href: "/playground", text: "Playground" }] } = parts;
  const budget = createBodyBudget(MAX_FORMS_IN_HAND);
  const frame = {
    canUseModel,
    navigation: navigation.map((item) => ({ ...item, isCurrent: item.href === "/playground" })),
    problems: [],
    sample: null,
    decision: null,
  } satisfies Partial<PlaygroundPage>;

  const decide = (asked: Asked) => triager.decide(issueOf(asked), undefined, settingsOf(asked));
  const readForm = async (request: IncomingMessage) =>
    new URLSearchParams(await readBody(request, MAX_FORM_BYTES, budget));

  const show: Route = async (request, response) => {
    const query = new URL(request.url ?? "", "http://localhost").searchParams;
    const sample = SAMPLES.find(({ id }) => id === query.get("sample"))?.id ?? null;
    const asked = sample === null ? NOTHING_ASKED : { ...NOTHING_ASKED, ...readSample(sample) };
    const decision = sample === null ? null : await decide(asked);
    respondPage(response, 200, renderPlayground({ ...frame, asked, decision, sample }));
  };

  const answer: Route = async (request, response) => {
    const form = await readForm(request);
    const read = readAsked(form);
    if ("problems" in read) return respondPage(response, 422, withProblems(form, read.problems));
    const { asked } = read;
    respondPage(response, 200, renderPlayground({ ...frame, asked, decision: await decide(asked) }));
  };

  const save: Route = async (request, response) => {
    const form = await readForm(request);
    const read = readAsked(form);
    if ("problems" in read) return respondPage(response, 422, withProblems(form, read.problems));
    respondPage(response, 200, renderPlaygroundFile(read.asked, await decide(read.asked)), {
      // The file's own policy stands in it.
      "content-security-policy": `${PAGE_HEADERS["content-security-policy"]}; sandbox`,
      "content-disposition": 'attachment; filename="engine-triage-decision.html"',
    });
  };

  /** What was typed stays, so that it can be put right. */
  function withProblems(form: URLSearchParams, problems: readonly string[]): string {
    const typed = { title: form.get("title") ?? "", body: form.get("body") ?? "", repo: form.get("repo") ?? "" };
    return renderPlayground({ ...frame, asked: { ...NOTHING_ASKED, ...typed }, problems });
  }

  return [
    ["GET /playground", onThisMachine(show)],
    ["POST /playground", onThisMachine(answer)],
    ["POST /playground/file", onThisMachine(save)],
  ];
}

const NOTHING_ASKED: Asked = { title: "", body: "", repo: "", engine: "", symptom: "", cause: "" };
