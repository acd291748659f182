import { LABEL_FAMILIES, type LabelFamily } from "../../decide/decision.js";
import { DEFAULT_SETTINGS } from "../../decide/settings.js";
import { DEFAULT_STYLE, type LabelStyle } from "../../plan/label-style.js";
import type { Mode } from "../../plan/mode.js";
import { DEFAULT_ASK } from "../../playbooks/ask-settings.js";
import type { Check } from "../../playbooks/check.js";
import { compilePattern, type LinearPattern } from "../../signals/linear-pattern.js";
import { OWN_PREFIX, type OwnSignal } from "../../signals/own-signal.js";
import { DEFAULT_TRIAGE, type TriageSettings } from "../../triage-settings.js";
import type { RepositoryFile } from "./file-schema.js";

/** Milliseconds of the units of a quiet period. */
const UNITS = { s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** Issues that are left alone. Logins and labels in lower case. */
export interface IgnoreRules {
  authors: ReadonlySet<string>;
  labels: ReadonlySet<string>;
  titles: readonly LinearPattern[];
}

/** What holds for a repository: its configuration with the defaults filled in, ready for the stages that need it. */
export interface RepositorySettings {
  mode: Mode;
  triage: TriageSettings;
  style: LabelStyle;
  ignore: IgnoreRules;
  /** Milliseconds between the opening of an issue and its triage. */
  quietPeriodMs: number;
  /** Whether earlier issues with the same error are named. */
  similar: boolean;
}

/** Fills in the defaults, compiles patterns. Pure. */
export function resolveSettings(file: RepositoryFile): RepositorySettings {
  const { mode = "comment", ignore = {}, model = {} } = file;
  const signals = (file.signals ?? []).map(toSignal);
  return {
    mode,
    triage: {
      engine: file.engine ?? null,
      signals,
      precision: definedOf(file.precision ?? {}),
      decision: {
        ...DEFAULT_SETTINGS,
        families: familiesOf(file),
        checks: (file.checks ?? []).map(toCheck),
        ask: toAsk(file),
        reasons: new Map(signals.map(({ id, reason }) => [`${OWN_PREFIX}${id}`, reason])),
        language: file.language ?? DEFAULT_SETTINGS.language,
      },
      model: {
        isAllowed: isOn(model.enabled ?? true),
        callsPerDay: model["calls-per-day"] ?? DEFAULT_TRIAGE.model.callsPerDay,
        tokensPerDay: model["tokens-per-day"] ?? DEFAULT_TRIAGE.model.tokensPerDay,
      },
      isAdapting: isOn(file.adaptation ?? true),
    },
    style: toStyle(file.labels ?? {}),
    ignore: {
      authors: lower(ignore.authors),
      labels: lower(ignore.labels),
      titles: (ignore.titles ?? []).map(compilePattern),
    },
    quietPeriodMs: milliseconds(file["quiet-period"] ?? "0s"),
    similar: isOn(file.similar ?? true),
  };
}

type Switch = boolean | "on" | "off";

function isOn(value: Switch): boolean {
  return value === true || value === "on";
}

function familiesOf({ families = {} }: RepositoryFile): Readonly<Record<LabelFamily, boolean>> {
  const chosen = { ...DEFAULT_SETTINGS.families };
  for (const family of LABEL_FAMILIES) {
    const value = families[family];
    if (value !== undefined) chosen[family] = isOn(value);
  }
  return chosen;
}

function toStyle({ names = {}, colors = {}, existing = {} }: NonNullable<RepositoryFile["labels"]>): LabelStyle {
  const style = { names: { ...DEFAULT_STYLE.names }, colors: { ...DEFAULT_STYLE.colors } };
  for (const family of LABEL_FAMILIES) {
    style.names[family] = names[family] ?? style.names[family];
    style.colors[family] = (colors[family] ?? style.colors[family]).replace("#", "").toLowerCase();
  }
  // `symptom:crash` in the file is `symptom: crash` in a decision.
  const own = Object.entries(existing).map(
    ([key, name]) => [key.replace(":", ": "), typeof name === "string" ? name : null] as const,
  );
  return { ...style, existing: new Map(own) };
}

/** The configuration of a repository was read when it was read: there is no day on which its sources were. */
function toCheck({ id, text, source, ...scope }: NonNullable<RepositoryFile["checks"]>[number]): Check {
  return {
    id: `${OWN_PREFIX}${id}`,
    text,
    source,
    outcomes: [],
    cost: "minutes",
    engine: null,
    verified: "",
    scope: definedOf(scope),
  };
}

function toAsk({ ask = {} }: RepositoryFile) {
  return {
    never: ask.never ?? DEFAULT_ASK.never,
    words: definedOf(ask.words ?? {}),
    also: (ask.also ?? []).map(({ text, unless, symptoms }) => ({
      text,
      unless: compilePattern(unless),
      symptoms: symptoms ?? null,
    })),
  };
}

function toSignal(row: NonNullable<RepositoryFile["signals"]>[number]): OwnSignal {
  const { id, reason, pattern, strength = "medium" } = row;
  return {
    id,
    reason,
    pattern: compilePattern(pattern),
    parts: row.in ?? ["title", "prose"],
    speaksFor: row.for,
    strength,
  };
}

function lower(names: readonly string[] = []): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}

function milliseconds(duration: string): number {
  const unit = duration.endsWith("h") ? UNITS.h : duration.endsWith("m") ? UNITS.m : UNITS.s;
  return Number.parseInt(duration, 10) * unit;
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Without the keys that have no value: where a key may be missing, it may not be undefined. */
function definedOf<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Defined<T>;
}
