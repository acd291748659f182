import { type ConfigurationProblem, nearestName } from "../../config/repository/problem.js";
import { readYaml } from "../../config/repository/yaml-source.js";
import { CLAIM_NAMES, type Claim, claimName, type Mapping, parseClaim } from "./claim.js";

/** Labels of a repository with the number of issues that carry them, commonest first. */
export type LabelCounts = readonly { label: string; issues: number }[];

/**
 * Reads a mapping: YAML with a label of the repository on each line, and what it says: `"bug-unconfirmed": kind:malfunction`,
 * a list of such, or nothing. Gives every problem, not the first.
 */
export function parseMapping(text: string): { mapping: Mapping } | { problems: readonly ConfigurationProblem[] } {
  const read = readYaml(text);
  if ("problems" in read) return read;
  const { value, placeOf } = read.source;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const message = "must be a map of labels to what they say";
    return { problems: [{ ...placeOf([]), path: "", message, allowed: [], nearest: null }] };
  }
  const problems: ConfigurationProblem[] = [];
  const mapping = new Map<string, readonly Claim[]>();
  for (const [label, said] of Object.entries(value)) {
    const names: readonly unknown[] = said === null ? [] : Array.isArray(said) ? said : [said];
    mapping.set(
      label.toLowerCase(),
      names.flatMap((name) => {
        const claim = typeof name === "string" ? parseClaim(name) : null;
        if (claim) return claim;
        const nearest = typeof name === "string" ? nearestName(name, CLAIM_NAMES) : null;
        const message = `"${String(name)}" says nothing that a backtest knows`;
        problems.push({ ...placeOf([label]), path: label, message, allowed: CLAIM_NAMES, nearest });
        return [];
      }),
    );
  }
  return problems.length > 0 ? { problems } : { mapping };
}

/** A mapping as a file that can be edited: labels that say something first, each with the number of its issues. */
export function printMapping(labels: LabelCounts, mapping: Mapping): string {
  const rows = labels.map(({ label, issues }) => {
    const claims = (mapping.get(label.toLowerCase()) ?? []).map(claimName);
    const said = claims.length === 1 ? claims[0] : claims.length === 0 ? "" : `[${claims.join(", ")}]`;
    return { isSilent: claims.length === 0, text: `${JSON.stringify(label)}: ${said}`.trimEnd(), issues };
  });
  const width = Math.min(60, Math.max(0, ...rows.map(({ text }) => text.length)));
  const print = ({ text, issues }: (typeof rows)[number]): string => `${text.padEnd(width)}  # ${issues} issues`;
  return [
    "# What each label of the repository says, for `engine-triage backtest --mapping FILE`.",
    `# Families: kind, symptom, cause, phase, component, backend. Kinds: ${namesOf("kind")}.`,
    `# Symptoms: ${namesOf("symptom")}.`,
    ...rows.filter(({ isSilent }) => !isSilent).map(print),
    "# These say nothing about what an issue is; name something if they do.",
    ...rows.filter(({ isSilent }) => isSilent).map(print),
    "",
  ].join("\n");
}

function namesOf(family: string): string {
  return CLAIM_NAMES.filter((name) => name.startsWith(`${family}:`))
    .map((name) => name.slice(family.length + 1))
    .join(", ");
}
