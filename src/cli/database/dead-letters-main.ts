import { table } from "../../evaluation/terminal-table.js";
import { type DeadLetter, listDeadLetters, replayDeadLetters } from "../../queue/dead-letters.js";
import { withExistingDatabase } from "./with-database.js";

/** What fits on a terminal; `--json` shows all. */
const SHOWN = 100;
const REASON_LENGTH = 80;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The `dead-letters list` command. Returns the exit code. */
export function listDeadLettersMain({ json }: { json: boolean }): Promise<number> {
  return withExistingDatabase(async (database) => {
    const shown: DeadLetter[] = [];
    let count = 0;
    for await (const letter of listDeadLetters(database)) {
      count += 1;
      if (json) process.stdout.write(`${JSON.stringify(toJson(letter))}\n`);
      else if (count <= SHOWN) shown.push(letter);
    }
    if (json) return 0;
    if (shown.length > 0) process.stdout.write(`${table(["id", "failed at", "job", "reason"], shown.map(toRow))}\n`);
    const rest = count > SHOWN ? `, the first ${SHOWN} shown; --json shows all` : "";
    process.stdout.write(`${count} dead letter${count === 1 ? "" : "s"}${rest}\n`);
    return 0;
  });
}

/** The `dead-letters replay` command. Returns the exit code: 1 where an id that was named is none. */
export async function replayDeadLettersMain(
  ids: readonly string[],
  { all, json }: { all: boolean; json: boolean },
): Promise<number> {
  const problem = problemOf(ids, all);
  if (problem !== null) {
    process.stderr.write(`engine-triage: ${problem}\n`);
    return 2;
  }
  return withExistingDatabase(async (database, logger) => {
    const replayed = await replayDeadLetters(database, all ? null : ids, logger);
    const missing = all ? 0 : new Set(ids).size - replayed;
    const notFound = missing === 0 ? "" : `, ${missing} not found (replayed before, or no dead letter)`;
    process.stdout.write(json ? `${JSON.stringify({ replayed, missing })}\n` : `${replayed} replayed${notFound}\n`);
    return missing === 0 ? 0 : 1;
  });
}

function problemOf(ids: readonly string[], all: boolean): string | null {
  if (all === ids.length > 0)
    return "name the ids of dead letters, or --all; `engine-triage dead-letters list` shows them";
  const wrong = ids.find((id) => !UUID.test(id));
  return wrong === undefined
    ? null
    : `${wrong} is not the id of a dead letter; \`engine-triage dead-letters list\` shows them`;
}

function toJson({ id, failedAt, reason, about }: DeadLetter) {
  return { id, failedAt: failedAt.toISOString(), reason, ...about };
}

function toRow({ id, failedAt, reason, about }: DeadLetter): string[] {
  const { kind = "unreadable", repo, issue, installation } = about;
  const place = repo === undefined ? (installation ?? "") : issue === undefined ? repo : `${repo}#${issue}`;
  const short = reason.length > REASON_LENGTH ? `${reason.slice(0, REASON_LENGTH - 1)}…` : reason;
  return [id, failedAt.toISOString().slice(0, 19).replace("T", " "), `${kind} ${place}`.trim(), short];
}
