import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { stringify } from "yaml";
import type { RepositoryFile } from "../config/repository/file-schema.js";
import { mergeFiles } from "../config/repository/merge-files.js";
import { type ParsedFile, parseFile } from "../config/repository/parse-file.js";
import { formatProblem } from "../config/repository/problem.js";
import { resolveSettings } from "../config/repository/repository-settings.js";
import { settingsInForce } from "../config/repository/settings-in-force.js";
import { errorMessage } from "./error-message.js";

/** The `config validate` command. Returns the exit code: 2 where something is wrong. */
export async function configValidateMain(file: string, { json }: { json: boolean }): Promise<0 | 2> {
  try {
    const parsed = parseFile(await contentOf(file));
    const problems = "problems" in parsed ? parsed.problems : [];
    if (json) process.stdout.write(`${JSON.stringify(problems)}\n`);
    else if (problems.length === 0) process.stdout.write(`${nameOf(file)}: valid\n`);
    else process.stderr.write(problems.map((problem) => `${formatProblem(nameOf(file), problem)}\n`).join(""));
    return problems.length === 0 ? 0 : 2;
  } catch (error) {
    process.stderr.write(`engine-triage: ${errorMessage(error)}\n`);
    return 2;
  }
}

/** The `config show` command. Returns the exit code: 2 where a file is wrong, with its problems. */
export async function configShowMain(file: string, { base, json }: { base?: string; json: boolean }): Promise<0 | 2> {
  try {
    const own = fileOf(file, parseFile(await contentOf(file)));
    const over = base === undefined ? {} : fileOf(base, parseFile(await contentOf(base)));
    if (own === null || over === null) return 2;
    if (own.extends !== undefined && base === undefined) {
      process.stderr.write("engine-triage: the file extends the organisation's; give that one with --base\n");
    }
    const shown = settingsInForce(resolveSettings(base === undefined ? own : mergeFiles(over, own)));
    process.stdout.write(json ? `${JSON.stringify(shown)}\n` : stringify(shown, { lineWidth: 0 }));
    return 0;
  } catch (error) {
    process.stderr.write(`engine-triage: ${errorMessage(error)}\n`);
    return 2;
  }
}

function fileOf(name: string, parsed: ParsedFile): RepositoryFile | null {
  if ("file" in parsed) return parsed.file;
  process.stderr.write(parsed.problems.map((problem) => `${formatProblem(nameOf(name), problem)}\n`).join(""));
  return null;
}

function contentOf(file: string): Promise<string> {
  return file === "-" ? text(process.stdin) : readFile(file, "utf8");
}

function nameOf(file: string): string {
  return file === "-" ? "standard input" : file;
}
