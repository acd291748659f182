import type { z } from "zod";
import { fileSchema, type RepositoryFile } from "./file-schema.js";
import { keysOf, schemaAt, valuesOf } from "./json-schema.js";
import { type ConfigurationProblem, nearestName } from "./problem.js";
import { MOST_PROBLEMS, readYaml, type YamlSource } from "./yaml-source.js";

export type ParsedFile = { file: RepositoryFile } | { problems: readonly ConfigurationProblem[] };

/** Names under which people look for an endpoint or a key. */
const OF_OPERATOR = /key|secret|token$|url|endpoint|host|api/i;

/** Reads a repository's configuration. An empty file is one that changes nothing. Gives every problem, not the first. */
export function parseFile(text: string): ParsedFile {
  const read = readYaml(text);
  if ("problems" in read) return read;
  const { source } = read;
  const parsed = fileSchema.safeParse(source.value ?? {}, { reportInput: true });
  if (parsed.success) return { file: parsed.data };
  const problems = parsed.error.issues.flatMap((issue) => toProblems(issue, source));
  return {
    problems: problems.sort((a, b) => a.line - b.line || a.column - b.column).slice(0, MOST_PROBLEMS),
  };
}

function toProblems(issue: z.core.$ZodIssue, source: YamlSource): readonly ConfigurationProblem[] {
  const { path } = issue;
  const node = schemaAt(path);
  if (issue.code === "unrecognized_keys") {
    const allowed = node ? keysOf(node) : [];
    return issue.keys.map((key) => ({
      ...source.placeOf(path, key),
      path: [...path, key].join("."),
      message: unknownKey(path, key),
      allowed,
      nearest: nearestName(key, allowed),
    }));
  }
  const allowed = node ? valuesOf(node) : [];
  const isChoice = issue.code === "invalid_value" || issue.code === "invalid_union";
  const input = issue.input;
  const isText = typeof input === "string";
  return [
    {
      ...source.placeOf(path),
      path: path.join("."),
      message: isChoice && isText ? `"${shown(input)}" is not allowed` : messageOf(issue, node?.type),
      allowed: isChoice ? allowed : [],
      nearest: isChoice && isText ? nearestName(input, allowed) : null,
    },
  ];
}

function unknownKey(path: readonly PropertyKey[], key: string): string {
  const isOfModel = path[0] === "model" || path.length === 0;
  return isOfModel && OF_OPERATOR.test(key)
    ? "unknown key: a repository cannot name an endpoint or a key, only the operator can, in the environment"
    : "unknown key";
}

const VALUE_LIMIT = 60;

function shown(value: string): string {
  return value.length > VALUE_LIMIT ? `${value.slice(0, VALUE_LIMIT)}…` : value;
}

const KINDS: Readonly<Record<string, string>> = {
  object: "a map of keys",
  array: "a list",
  string: "text",
  number: "a number",
  integer: "a whole number",
};

function messageOf(issue: z.core.$ZodIssue, type: string | undefined): string {
  const input = issue.input;
  if (input === undefined) return "is missing";
  const wanted = type && KINDS[type];
  // Messages of the schema begin with a verb in lower case, those of the library do not.
  if (!/^[A-Z]/.test(issue.message)) return issue.message;
  if (issue.code === "invalid_type" && wanted) {
    return `must be ${wanted}, not ${input === null ? "nothing" : Array.isArray(input) ? "a list" : (KINDS[typeof input] ?? typeof input)}`;
  }
  if (issue.code === "too_big" && issue.origin === "array") return `has more than ${issue.maximum} entries`;
  if (issue.code === "too_small" && issue.origin === "array") return `needs at least ${issue.minimum} entry`;
  return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
}
