import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { commandSchema } from "../../src/commands/command.js";
import { parseCommands } from "../../src/commands/grammar.js";

const root = new URL("../../", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), "utf8");
/** Commands that a text shows in inline code, without those that stand for any. */
const shown = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/`(\/triage [^`…]+|\/triage)`/g)].map(([, command = ""]) => command);

test.each(["docs/commands.md", "README.md"])("every command that %s shows is one", (document) => {
  const commands = shown(read(document));
  expect(commands.length).toBeGreaterThan(3);
  for (const command of commands) {
    expect(parseCommands(command)).toHaveLength(1);
    expect(parseCommands(command)).not.toContainEqual({ kind: "unknown" });
  }
});

test("the table has a row for every kind of command", () => {
  const rows = read("docs/commands.md").matchAll(/^\| `(\/triage[^`]*)` \|/gm);
  const kinds = [...rows].flatMap(([, command = ""]) => parseCommands(command).map(({ kind }) => kind));
  const all = commandSchema.options.map(({ shape }) => shape.kind.value).filter((kind) => kind !== "unknown");
  expect(kinds).toEqual(all);
});

test("the App is registered for the event of comments, with no permission more than issues, metadata and one file", () => {
  const manifest = read("app.yml");
  const listed = (key: string) =>
    /^[a-z_]+:\n((?:[ #].*\n?)+)/m.exec(manifest.slice(manifest.indexOf(`${key}:`)))?.[1] ?? "";
  expect(listed("default_events")).toMatch(/^ {2}- issue_comment$/m);
  expect([...listed("default_permissions").matchAll(/^ {2}(\w+: \w+)$/gm)].map(([, line]) => line)).toEqual([
    "issues: write",
    "single_file: read",
    "metadata: read",
  ]);
});
