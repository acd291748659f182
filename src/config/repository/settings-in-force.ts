import type { RepositorySettings } from "./repository-settings.js";

/** Settings as plain data in the words of the configuration file, every key with its value: for people and `--json`. */
export function settingsInForce({ mode, triage, style, ignore, quietPeriodMs, similar }: RepositorySettings) {
  const { families, checks, ask, language } = triage.decision;
  return {
    mode,
    engine: triage.engine,
    families,
    labels: {
      names: style.names,
      colors: style.colors,
      existing: Object.fromEntries(
        [...style.existing].map(([label, name]) => [label.replace(": ", ":"), name ?? false]),
      ),
    },
    precision: triage.precision,
    adaptation: triage.isAdapting,
    ignore: {
      authors: [...ignore.authors],
      labels: [...ignore.labels],
      titles: ignore.titles.map(({ source }) => source),
    },
    checks: checks.map(({ id, text, source, scope }) => ({ id, text, source, ...scope })),
    ask: {
      never: ask.never,
      words: ask.words,
      also: ask.also.map(({ text, unless, symptoms }) => ({ text, unless: unless.source, symptoms })),
    },
    signals: triage.signals.map(({ id, pattern, parts, speaksFor, strength, reason }) => ({
      id,
      pattern: pattern.source,
      in: parts,
      for: speaksFor,
      strength,
      reason,
    })),
    "quiet-period": `${quietPeriodMs / 1_000}s`,
    similar,
    language,
    model: {
      enabled: triage.model.isAllowed,
      "calls-per-day": triage.model.callsPerDay,
      "tokens-per-day": triage.model.tokensPerDay,
    },
  };
}
