import { describe, expect, test } from "@jest/globals";
import type { Check } from "../../src/playbooks/check.js";
import { ANY_ENGINE_CHECKS } from "../../src/playbooks/checks/any-engine.js";
import { CHECKS } from "../../src/playbooks/checks/index.js";
import { BACKENDS } from "../../src/report/issue-report.js";
import { CAUSES } from "../../src/taxonomy/causes.js";
import { COMPONENTS } from "../../src/taxonomy/components.js";
import { ENGINES } from "../../src/taxonomy/engines.js";
import { MANIFESTATIONS } from "../../src/taxonomy/manifestations.js";
import { PHASES } from "../../src/taxonomy/phases.js";
import { SUBTYPES, SYMPTOMS } from "../../src/taxonomy/symptoms.js";

/** Ids of the checks that break a rule, so that a failure names them. */
function breaking(rule: (check: Check) => boolean): string[] {
  return CHECKS.filter((check) => !rule(check)).map(({ id }) => id);
}

function ids(rows: readonly { id: string }[]): Set<string> {
  return new Set(rows.map(({ id }) => id));
}

function all(values: readonly string[] | undefined, known: ReadonlySet<string>): boolean {
  return (values ?? []).every((value) => known.has(value));
}

function prefix(engine: string): string {
  return `${engine.replaceAll(".", "-")}-`;
}

describe("every check", () => {
  test("has an id of its own in kebab-case", () => {
    expect(breaking(({ id }) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
    expect(ids(CHECKS).size).toBe(CHECKS.length);
  });

  test("has an id that starts with its engine, or with none", () => {
    const prefixes = ENGINES.map(({ id }) => prefix(id));
    const fits = ({ id, engine }: Check) =>
      engine === null ? !prefixes.some((start) => id.startsWith(start)) : id.startsWith(prefix(engine));
    expect(breaking(fits)).toEqual([]);
  });

  test("says one thing to do in at most 160 characters", () => {
    expect(breaking(({ text }) => text.length <= 160)).toEqual([]);
    expect(breaking(({ text }) => /^[A-Z][a-z]+ /.test(text))).toEqual([]);
    expect(breaking(({ text }) => /[.)]$/.test(text))).toEqual([]);
  });

  test("is plain GitHub Markdown: closed code spans, no link, mention, reference or HTML outside of them", () => {
    const prose = ({ text }: Check) => text.replaceAll(/`[^`]*`/g, "");
    expect(breaking(({ text }) => text.split("`").length % 2 === 1)).toEqual([]);
    expect(breaking((check) => !/https?:|\]\(|@\w|#\d|<|\n/.test(prose(check)))).toEqual([]);
    expect(breaking(({ outcomes }) => outcomes.every(({ when }) => when.split("`").length % 2 === 1))).toEqual([]);
  });

  test("has outcomes that go on after If, in at most 80 characters, and tell something", () => {
    expect(breaking(({ outcomes }) => outcomes.length > 0)).toEqual([]);
    expect(breaking(({ outcomes }) => outcomes.every(({ when }) => when.length > 0 && when.length <= 80))).toEqual([]);
    const tells = ({ outcomes }: Check) => outcomes.some((o) => o.confirms.length + o.rulesOut.length > 0);
    expect(breaking(tells)).toEqual([]);
  });

  test("never confirms and rules out one cause by one outcome", () => {
    const consistent = ({ outcomes }: Check) =>
      outcomes.every(({ confirms, rulesOut }) => !confirms.some((cause) => rulesOut.includes(cause)));
    expect(breaking(consistent)).toEqual([]);
  });

  test("names known ids only", () => {
    const causes = ids(CAUSES);
    expect(breaking(({ scope }) => all(scope.symptoms, ids(SYMPTOMS)))).toEqual([]);
    expect(breaking(({ scope }) => all(scope.subtypes, ids(SUBTYPES)))).toEqual([]);
    expect(breaking(({ scope }) => all(scope.components, ids(COMPONENTS)))).toEqual([]);
    expect(breaking(({ scope }) => all(scope.phases, ids(PHASES)))).toEqual([]);
    expect(breaking(({ scope }) => all(scope.manifestations, ids(MANIFESTATIONS)))).toEqual([]);
    expect(breaking(({ scope }) => all(scope.backends, new Set(BACKENDS)))).toEqual([]);
    expect(breaking(({ scope }) => all(scope.causes, causes))).toEqual([]);
    expect(breaking((c) => c.outcomes.every((o) => all(o.confirms, causes) && all(o.rulesOut, causes)))).toEqual([]);
  });

  test("cites an https page and the day on which it was read", () => {
    expect(breaking(({ source }) => URL.canParse(source) && source.startsWith("https://"))).toEqual([]);
    const isDay = (day: string) => /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
    expect(breaking(({ verified }) => isDay(verified))).toEqual([]);
  });

  test("gives flags with their dashes, variables as variables and phrases in lower case", () => {
    expect(breaking(({ answered }) => (answered?.flags ?? []).every((flag) => /^--?\w/.test(flag)))).toEqual([]);
    expect(breaking(({ answered }) => (answered?.env ?? []).every((name) => /^[A-Za-z_]\w*$/.test(name)))).toEqual([]);
    const lower = ({ answered }: Check) => (answered?.phrases ?? []).every((p) => p !== "" && p === p.toLowerCase());
    expect(breaking(lower)).toEqual([]);
  });

  test("bounds versions only by >= and <", () => {
    const readable = ({ versions }: Check) => versions === undefined || /(>=|<)\s*v?\d/.test(versions);
    expect(CHECKS.filter((c) => c.engine === "vllm" || c.engine === "sglang").every(readable)).toBe(true);
  });
});

describe("the checks for any engine", () => {
  test.each(SYMPTOMS.map(({ id }) => id))("have two for %s", (id) => {
    expect(ANY_ENGINE_CHECKS.filter(({ scope }) => scope.symptoms?.includes(id)).length).toBeGreaterThanOrEqual(2);
  });

  test.each(SUBTYPES.map(({ id }) => id))("have two for %s", (id) => {
    expect(ANY_ENGINE_CHECKS.filter(({ scope }) => scope.subtypes?.includes(id)).length).toBeGreaterThanOrEqual(2);
  });

  test.each(CAUSES.map(({ id }) => id))("have two for %s", (id) => {
    expect(ANY_ENGINE_CHECKS.filter(({ scope }) => scope.causes?.includes(id)).length).toBeGreaterThanOrEqual(2);
  });

  test("are of no engine", () => {
    expect(ANY_ENGINE_CHECKS.every(({ engine }) => engine === null)).toBe(true);
  });
});

describe("the checks of an engine", () => {
  test.each(["vllm", "sglang"] as const)("%s has at least 24, with every symptom", (engine) => {
    const own = CHECKS.filter((check) => check.engine === engine);
    expect(own.length).toBeGreaterThanOrEqual(24);
    const missing = SYMPTOMS.filter(({ id }) => !own.some(({ scope }) => scope.symptoms?.includes(id)));
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  test.each(ENGINES.map(({ id }) => id))("%s has checks of its own", (engine) => {
    expect(CHECKS.some((check) => check.engine === engine)).toBe(true);
  });
});
