import { styleText } from "node:util";
import type { Check, CheckOutcome } from "../playbooks/check.js";
import { figureInWords } from "../playbooks/implications/figure-in-words.js";
import type { Figure, Implication, Reader } from "../playbooks/implications/implication.js";
import { STUDY_DOI, type StudyContext } from "../playbooks/study-context.js";
import { ENGINES } from "../taxonomy/engines.js";
import { PHASES } from "../taxonomy/phases.js";
import { STUDY } from "../taxonomy/study-tables.js";
import { SYMPTOMS } from "../taxonomy/symptoms.js";
import type { Shown } from "./playbook-main.js";

const READER_NAMES: Readonly<Record<Reader, string>> = {
  maintainer: "For maintainers of engines",
  researcher: "For researchers",
  "application-developer": "For application developers",
};

const WHOSE = "The numbers are the studies' own; the advice is this project's reading of them.";

/** What would be advised, as a person reads it in a terminal. */
export function printAdvice({ told, advice, implications }: Shown): string {
  const { checks, others, requests, study, phase } = advice;
  const engine = ENGINES.find(({ id }) => id === told.engine)?.name ?? "unknown engine";
  const details = [told.cause, told.backend].filter((id) => id !== undefined).join(", ");
  const head = `${nameOf(SYMPTOMS, told.symptom)} in ${nameOf(PHASES, phase)}, ${engine}${details && ` (${details})`}`;
  return [
    styleText("bold", head),
    ...section("checks", checks.flatMap(checkRows)),
    ...section(
      "asked for, where the report does not show it",
      requests.map(({ need, text }) => `${need.padEnd(13)}${text}`),
    ),
    ...section("in the study", studyRows(study)),
    ...section("given where the report shows more", others.map(otherRow)),
    ...byReader(implications),
    "",
  ].join("\n");
}

function checkRows(check: Check, index: number): readonly string[] {
  const { text, id, cost, versions, source, verified, outcomes } = check;
  const marks = [id, cost, ...(versions === undefined ? [] : [versions])].join(", ");
  return [
    `${index + 1}. ${text}`,
    `   ${styleText("dim", marks)}`,
    ...outcomes.map((outcome) => `   ${outcomeRow(outcome)}`),
    `   ${styleText("dim", `${source}, read ${verified}`)}`,
  ];
}

function outcomeRow({ when, confirms, rulesOut }: CheckOutcome): string {
  const told = [
    ...(confirms.length > 0 ? [`points to ${confirms.join(", ")}`] : []),
    ...(rulesOut.length > 0 ? [`not ${rulesOut.join(", ")}`] : []),
  ];
  return `if ${when}: ${told.join("; ")}`;
}

function otherRow({ id, text, scope }: Check): string {
  const named = [...(scope.subtypes ?? []), ...(scope.manifestations ?? []), ...(scope.backends ?? [])];
  const shows = [...named, ...(scope.mentions ?? []).slice(0, 3).map((phrase) => `"${phrase}"`)];
  return `${id.padEnd(34)} ${text}${shows.length > 0 ? styleText("dim", ` [${shows.join(", ")}]`) : ""}`;
}

function studyRows({ bugs, causes, components, phase, subtype }: StudyContext): readonly string[] {
  const of = [phase, subtype].filter((id) => id !== null).join(", ");
  const listed = (rows: StudyContext["causes"] | StudyContext["components"]) =>
    rows.map(({ name, count }) => `${name} ${count}`).join(", ");
  return [
    `${bugs} of ${STUDY.bugs} bugs${of && ` (${of})`}: ${listed(causes)}`,
    `in ${listed(components)}`,
    styleText("dim", STUDY_DOI),
  ];
}

function byReader(implications: readonly Implication[]): readonly string[] {
  const readers = [...new Set(implications.map(({ reader }) => reader))];
  const notes = readers.flatMap((reader) =>
    section(
      READER_NAMES[reader],
      implications
        .filter((implication) => implication.reader === reader)
        .flatMap(({ advice, figures }) => [`- ${advice}`, ...figures.map((figure) => `  ${figureRow(figure)}`)]),
    ),
  );
  return notes.length === 0 ? [] : [...notes, "", `  ${styleText("dim", WHOSE)}`];
}

function figureRow(figure: Figure): string {
  return `${figureInWords(figure)} ${styleText("dim", `[${figure.citation.id}: ${figure.table}]`)}`;
}

function section(name: string, rows: readonly string[]): readonly string[] {
  return rows.length === 0 ? [] : ["", `  ${styleText("dim", name)}`, ...rows.map((row) => `  ${row}`)];
}

function nameOf<Id extends string>(rows: readonly { readonly id: Id; readonly name: string }[], id: Id): string {
  return rows.find((row) => row.id === id)?.name ?? id;
}
