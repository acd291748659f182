import type { Verdict } from "../../corrections/verdict.js";
import { table } from "../../evaluation/terminal-table.js";
import { listLabelMonths } from "../../store/pages/label-precision.js";
import { writtenName } from "../../store/places.js";
import { deleteWords, listVerdicts } from "../../store/verdicts.js";
import { withExistingDatabase } from "../database/with-database.js";
import { printLabelWords } from "./print-label-words.js";

/** The `corrections list` command: the words, and how right labels were by them. Returns the exit code. */
export function listCorrectionsMain(
  name: string,
  { json, byMonth = false }: { json: boolean; byMonth?: boolean },
): Promise<number> {
  return withExistingDatabase(async (database) => {
    const repo = await writtenName(database, name);
    const verdicts = await listVerdicts(database, { repo });
    if (json) {
      for (const verdict of verdicts) process.stdout.write(`${JSON.stringify(verdict)}\n`);
      return 0;
    }
    const header = ["issue", "family", "decided", "labelled", "people say"];
    if (verdicts.length > 0) process.stdout.write(`${table(header, verdicts.map(toRow))}\n`);
    process.stdout.write(`${verdicts.length} last word${verdicts.length === 1 ? "" : "s"}\n`);
    process.stdout.write(printLabelWords(await listLabelMonths(database, repo, new Date(0)), byMonth));
    return 0;
  });
}

/** The `corrections delete` command. Returns the exit code: 1 where there was nothing to delete. */
export async function deleteCorrectionsMain(
  name: string,
  issue: string | undefined,
  { all }: { all: boolean },
): Promise<number> {
  if (all === (issue !== undefined) || (issue !== undefined && !/^[1-9]\d{0,14}$/.test(issue))) {
    process.stderr.write("engine-triage: name the number of an issue, or --all for the whole repository\n");
    return 2;
  }
  return withExistingDatabase(async (database) => {
    const repo = await writtenName(database, name);
    const place = issue === undefined ? { repo } : { repo, issue: Number(issue) };
    const issues = await database.transaction((transaction) => deleteWords(transaction, place));
    process.stdout.write(`corrections of ${issues} issue${issues === 1 ? "" : "s"} deleted\n`);
    return issues > 0 ? 0 : 1;
  });
}

function toRow({ issue, family, decided, isLabelled, said, isNoBug }: Verdict): string[] {
  const word = isNoBug ? "no bug" : (said ?? "not this");
  return [String(issue), family, decided ?? "no malfunction", isLabelled ? "yes" : "no", word];
}
