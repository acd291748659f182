import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { z } from "zod";
import { DOCUMENTS } from "./support/shown-commands.js";

const root = new URL("../../", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), "utf8");

const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read("package.json")));
const cli = [
  "src/cli/main.ts",
  "src/cli/backfill/backfill-commands.ts",
  "src/cli/action/action-command.ts",
  "src/cli/backtest/backtest-command.ts",
  "src/cli/config-commands.ts",
  "src/cli/corrections/corrections-commands.ts",
  "src/cli/playbook-commands.ts",
  "src/cli/playground-command.ts",
  "src/cli/doctor/doctor-command.ts",
  "src/cli/report/report-command.ts",
  "src/cli/setup/setup-command.ts",
  "src/cli/database/db-commands.ts",
  "src/cli/database/dead-letter-commands.ts",
]
  .map(read)
  .join("\n");

/** Every command that a document shows, in fences and in inline code. */
function commandsIn(markdown: string): readonly string[] {
  const fenced = [...markdown.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = ""]) => block.split("\n"));
  const inline = [...markdown.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
  return [...fenced, ...inline].flatMap((line) => line.split("&&")).map((command) => command.trim());
}

test.each(DOCUMENTS)("every npm script that %s names exists", (document) => {
  const named = commandsIn(read(document)).flatMap((command) => /^npm run (?:-s )?([\w:-]+)/.exec(command)?.[1] ?? []);
  for (const name of named) expect(Object.keys(scripts)).toContain(name);
});

test.each(DOCUMENTS)("every engine-triage command and option that %s names exists", (document) => {
  const named = commandsIn(read(document)).flatMap(
    (command) => /^(?:npx )?engine-triage (.+)$/.exec(command)?.[1] ?? [],
  );
  for (const words of named) {
    const [command = "", ...rest] = words.split(/\s+/);
    expect(cli).toContain(`.command("${command}")`);
    for (const option of rest.filter((word) => word.startsWith("--"))) {
      expect(cli).toMatch(new RegExp(`"${option}[ "]`));
    }
  }
});

test.each(DOCUMENTS)("every file that %s links to exists", (document) => {
  const links = [...read(document).matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, target = ""]) => target);
  for (const target of links)
    expect(() => readFileSync(new URL(target, new URL(document, root)), "utf8")).not.toThrow();
});

test.each(DOCUMENTS)("every script that %s names exists", (document) => {
  const named = commandsIn(read(document)).flatMap((command) => /^npx tsx (scripts\/\S+)/.exec(command)?.[1] ?? []);
  for (const script of named) expect(() => read(script)).not.toThrow();
});

const settings = readdirSync(new URL("src/config/", root))
  .filter((name) => name.endsWith(".ts"))
  .map((name) => read(`src/config/${name}`));
/** Variables of other programs that a document may tell to set. */
const OF_OTHERS = new Set(["NODE_ENV", "NODE_OPTIONS", "OLLAMA_CONTEXT_LENGTH", "POSTGRES_PASSWORD"]);

test.each(DOCUMENTS)("every environment variable that %s names is read", (document) => {
  const text = read(document);
  const named = [
    ...[...text.matchAll(/`([A-Z][A-Z0-9]*_[A-Z0-9_]+)(?:=[^`]*)?`/g)].map(([, name = ""]) => name),
    ...[...text.matchAll(/^(?:export )?([A-Z][A-Z0-9_]+)=/gm)].map(([, name = ""]) => name),
  ].filter((name) => !OF_OTHERS.has(name));
  for (const name of named) {
    expect(settings.some((source) => new RegExp(`^ {2}${name}: z|^ {2}${name}: \\w+\\(`, "m").test(source))).toBe(true);
  }
  if (document === "docs/models.md") expect(new Set(named).size).toBeGreaterThanOrEqual(3);
});
