import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";

/** Every document with commands in it: those at the root and under docs/, but for generated pages of checks. */
export const DOCUMENTS: readonly string[] = [
  ...["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"],
  ...readdirSync("docs")
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
  "docs/playbooks/README.md",
];

const SHELLS = new Set(["sh", "bash", "shell", "console"]);
/** First words by which inline code is known for a command. */
const PROGRAMS = /^(?:engine-triage|npx|npm|docker|openssl|curl|gh|ssh|\.ci\/run)\b/;

function nodesOf(document: string): readonly Nodes[] {
  const all: Nodes[] = [];
  const waiting: Nodes[] = [fromMarkdown(readFileSync(document, "utf8"))];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    all.push(node);
    if ("children" in node) waiting.push(...node.children.toReversed());
  }
  return all;
}

/**
 * Commands of the shell blocks of a document, in their order, each with the lines of its block that export variables before
 * it. Those that `&&` joins are several; a block that only exports is one.
 */
export function shownCommands(document: string): readonly string[] {
  return nodesOf(document)
    .filter((node) => node.type === "code" && SHELLS.has(node.lang ?? ""))
    .flatMap((node) => ("value" in node ? commandsOf(node.value) : []));
}

function commandsOf(block: string): readonly string[] {
  const exports: string[] = [];
  const commands: string[] = [];
  for (const line of block.split("\n").flatMap((line) => line.split("&&"))) {
    const command = line.trim().replace(/^\$ /, "");
    if (command.startsWith("export ")) exports.push(command);
    else if (command !== "" && !command.startsWith("#")) commands.push([...exports, command].join("\n"));
  }
  return commands.length === 0 && exports.length > 0 ? [exports.join("\n")] : commands;
}

/** Commands that a document names in its text. */
export function mentionedCommands(document: string): readonly string[] {
  return nodesOf(document)
    .flatMap((node) => (node.type === "inlineCode" ? [node.value.replaceAll("\n", " ")] : []))
    .filter((code) => (PROGRAMS.test(code) && code.includes(" ")) || code === ".ci/run");
}
