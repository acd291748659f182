import { type Document, isAlias, isMap, isNode, isScalar, LineCounter, type Node, parseDocument, visit } from "yaml";
import type { ConfigurationProblem } from "./problem.js";

/** Bytes of a file that is read: fifty checks and twenty signals fit many times. */
const FILE_LIMIT = 64 * 1024;
/** Problems of one file that are told. */
export const MOST_PROBLEMS = 50;

/** A YAML text that was read: its value, and where each part of it stands. */
export interface YamlSource {
  value: unknown;
  /** Line and column, 1-based, of the value at a path; of the key where `key` names one in the map there. */
  placeOf(path: readonly PropertyKey[], key?: string): { line: number; column: number };
}

type Read = { source: YamlSource } | { problems: readonly ConfigurationProblem[] };

/**
 * Reads YAML 1.2 as a configuration needs it: one document, text for keys, no tags, no anchors and aliases (which could
 * make a short file huge), a bound on its size. Gives every problem, not the first.
 */
export function readYaml(text: string): Read {
  if (Buffer.byteLength(text) > FILE_LIMIT) return { problems: [whole(`is larger than ${FILE_LIMIT / 1024} KiB`)] };
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ""), {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    schema: "core",
    logLevel: "error",
  });
  if (document.errors.some(({ code }) => code === "RESOURCE_EXHAUSTION"))
    return { problems: [whole("nests too deep")] };
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    ...at(pos[0]),
    ...about(`is not YAML that can be read: ${message}`),
  }));
  if (problems.length > 0) return { problems: problems.slice(0, MOST_PROBLEMS) };
  visit(document, {
    Node(_key, node) {
      if (isAlias(node) || ("anchor" in node && node.anchor !== undefined)) {
        problems.push({ ...at(node.range?.[0] ?? 0), ...about("anchors and aliases are not allowed; write it out") });
      }
    },
  });
  visit(document, {
    // The library that checks would leave this key of a map out without a word.
    Scalar(key, node) {
      if (key === "key" && node.value === "__proto__")
        problems.push({ ...at(node.range?.[0] ?? 0), ...about("__proto__: unknown key") });
    },
  });
  if (problems.length > 0) return { problems: problems.slice(0, MOST_PROBLEMS) };
  return {
    source: {
      value: document.toJS({ maxAliasCount: 0 }),
      placeOf: (path, key) => at(nodeAt(document, path, key)?.range?.[0] ?? 0),
    },
  };
}

/** The node at a path, or the last one on the way to it. */
function nodeAt(document: Document, path: readonly PropertyKey[], key?: string): Node | null {
  let node: Node | null = isNode(document.contents) ? document.contents : null;
  for (const [depth, step] of path.entries()) {
    const next: unknown = document.getIn(path.slice(0, depth + 1), true);
    if (isNode(next)) node = next;
    else return keyIn(node, String(step)) ?? node;
  }
  return key === undefined ? node : (keyIn(node, key) ?? node);
}

function keyIn(node: Node | null, key: string): Node | null {
  if (!isMap(node)) return null;
  const pair = node.items.find(({ key: candidate }) => isScalar(candidate) && String(candidate.value) === key);
  return isNode(pair?.key) ? pair.key : null;
}

function whole(message: string): ConfigurationProblem {
  return { line: 1, column: 1, ...about(message) };
}

function about(message: string): Omit<ConfigurationProblem, "line" | "column"> {
  return { path: "", message, allowed: [], nearest: null };
}
