/** Pages of docs/playbooks, made of the tables: one an engine, one for any engine, and the index. */
import type { Check, CheckOutcome, CheckScope } from "../src/playbooks/check.js";
import { CHECKS } from "../src/playbooks/checks/index.js";
import { type Figure, type Implication, READERS, type Reader } from "../src/playbooks/implications/implication.js";
import { implicationsFor } from "../src/playbooks/implications/implications.js";
import { isOfStudy } from "../src/playbooks/implications/study-figures.js";
import type { Request } from "../src/playbooks/missing-information.js";
import { REQUESTS } from "../src/playbooks/requests/index.js";
import { CAUSES, type CauseId } from "../src/taxonomy/causes.js";
import { ENGINES, type EngineId } from "../src/taxonomy/engines.js";
import { SYMPTOMS } from "../src/taxonomy/symptoms.js";

const MADE = "<!-- Made by `npm run playbooks:docs` from src/playbooks. Do not edit. -->";

/** Notes for maintainers that are of the engine itself: its hot spots, and what it has more of than the others. */
const ENGINE_NOTES: readonly string[] = ["maintainer-hot-spots", "maintainer-own-causes"];
/** Phrases of a scope that are shown; the rest is counted. */
const MENTIONS = 6;

const READER_TITLES: Readonly<Record<Reader, string>> = {
  maintainer: "For maintainers of engines",
  researcher: "For researchers",
  "application-developer": "For application developers",
};

/** Every page by its file name. */
export function playbookPages(): ReadonlyMap<string, string> {
  const pages = ENGINES.map(({ id, name }) => [fileOf(id), enginePage(id, name)] as const);
  return new Map([...pages, [fileOf(null), enginePage(null, "Any engine")], ["index.md", indexPage()]]);
}

function fileOf(engine: EngineId | null): string {
  return `${engine?.replaceAll(".", "-") ?? "any-engine"}.md`;
}

function enginePage(engine: EngineId | null, name: string): string {
  const own = CHECKS.filter((check) => check.engine === engine);
  const groups = SYMPTOMS.map((symptom) => ({
    title: symptom.name,
    checks: own.filter(({ scope }) => scope.symptoms?.[0] === symptom.id),
  }));
  const rest = own.filter(({ scope }) => scope.symptoms === undefined);
  const sections = [...groups, { title: "Any symptom", checks: rest }].filter(({ checks }) => checks.length > 0);
  return page([
    MADE,
    `# ${name}`,
    `${own.length} checks, each under the first symptom that it is for. [What the fields mean](README.md), [index](index.md).`,
    ...sections.flatMap(({ title, checks }) => [`## ${title}`, ...checks.map(checkBlock)]),
    "## What is asked for",
    REQUESTS.filter((request) => request.engine === engine)
      .map(requestRow)
      .join("\n"),
    ...studySection(engine),
  ]);
}

/** Where the study found this engine's bugs; nothing for an engine that it did not look at. */
function studySection(engine: EngineId | null): readonly string[] {
  if (engine === null || !isOfStudy(engine)) return [];
  const own = implicationsFor("maintainer", { engine }).filter(({ id }) => ENGINE_NOTES.includes(id));
  return ["## In the study", ...own.map(implicationBlock)];
}

function implicationBlock({ advice, figures }: Implication): string {
  return [`**${advice}**`, "", ...figures.map((figure) => `- ${figureText(figure)}`)].join("\n");
}

function checkBlock(check: Check): string {
  const { id, text, cost, versions, scope, outcomes, source, verified } = check;
  return [
    `**${text}**`,
    "",
    `- \`${id}\`, ${cost}${versions === undefined ? "" : `, \`${versions}\``}`,
    `- for ${scopeText(scope)}`,
    ...outcomes.map((outcome) => `- ${outcomeText(outcome)}`),
    `- [source](<${source}>), read ${verified}`,
  ].join("\n");
}

function scopeText({
  symptoms,
  subtypes,
  phases,
  components,
  manifestations,
  backends,
  mentions,
  needs,
}: CheckScope): string {
  const lists: [string, readonly string[] | undefined][] = [
    ["", symptoms ?? ["any symptom"]],
    ["subtype ", subtypes],
    ["phase ", phases],
    ["component ", components],
    ["showing ", manifestations],
    ["on ", backends],
    ["run as ", needs],
    ["naming ", mentionList(mentions)],
  ];
  return lists
    .filter(([, list]) => list !== undefined)
    .map(([label, list = []]) => `${label}${list.join(label === "run as " ? " and " : " or ")}`)
    .join("; ");
}

function mentionList(mentions: readonly string[] | undefined): readonly string[] | undefined {
  if (mentions === undefined) return undefined;
  const shown = mentions.slice(0, MENTIONS).map(quoted);
  return mentions.length > MENTIONS ? [...shown, `${mentions.length - MENTIONS} more`] : shown;
}

/** A phrase as inline code: it may hold a backtick or begin with a blank. */
function quoted(phrase: string): string {
  const fence = phrase.includes("`") ? "``" : "`";
  return `${fence}${phrase}${fence}`;
}

function outcomeText({ when, confirms, rulesOut }: CheckOutcome): string {
  const told = [
    ...(confirms.length > 0 ? [`points to ${names(confirms)}`] : []),
    ...(rulesOut.length > 0 ? [`not ${names(rulesOut)}`] : []),
  ];
  return `if ${when}: ${told.join("; ")}`;
}

function names(ids: readonly CauseId[]): string {
  return ids.map((id) => CAUSES.find((cause) => cause.id === id)?.name ?? id).join(", ");
}

function requestRow({ need, symptoms, text, source }: Request): string {
  const when = symptoms === undefined ? "" : ` (${symptoms.join(", ")})`;
  return `- **${need}**${when}: ${text} [source](<${source}>)`;
}

function indexPage(): string {
  const rows = [...ENGINES.map(({ id, name }) => ({ engine: id, name })), { engine: null, name: "Any engine" }].map(
    ({ engine, name }) => {
      const own = CHECKS.filter((check) => check.engine === engine);
      const counts = SYMPTOMS.map(({ id }) => own.filter(({ scope }) => scope.symptoms?.includes(id) ?? true).length);
      return `| [${name}](${fileOf(engine)}) | ${[own.length, ...counts].join(" | ")} |`;
    },
  );
  return page([
    MADE,
    "# Playbooks",
    `${CHECKS.length} checks and ${REQUESTS.length} requests for missing information. A check counts under every symptom that it is for. [How checks are chosen, and how to add one](README.md).`,
    [
      `| | all | ${SYMPTOMS.map(({ name }) => name).join(" | ")} |`,
      `| --- |${" ---: |".repeat(SYMPTOMS.length + 1)}`,
      ...rows,
    ].join("\n"),
    "# What the study means for three readers",
    "The numbers are the studies' own and are cited; the advice is this project's reading of them. Numbers of different studies cannot be compared.",
    ...READERS.flatMap((reader) => [`## ${READER_TITLES[reader]}`, ...implicationsFor(reader).map(implicationBlock)]),
  ]);
}

function figureText({ value, unit, of, what, table, citation }: Figure): string {
  const amount = unit === "percent" ? `${value} %` : of === null ? `${value}` : `${value} of ${of}`;
  return `${amount} ${what} ([${citation.id === "study" ? "study" : citation.title}](<${citation.url}>), \`${table}\`)`;
}

function page(blocks: readonly string[]): string {
  return `${blocks.join("\n\n")}\n`;
}
