import { once } from "node:events";
import { type FileHandle, open, rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { exportDatabase } from "../../transfer/export-database.js";
import type { Transferred } from "../../transfer/format.js";
import { importDatabase } from "../../transfer/import-database.js";
import { TransferError } from "../../transfer/transfer-error.js";
import { errorMessage } from "../error-message.js";
import { withExistingDatabase, withMigratedDatabase } from "./with-database.js";

/** The `db export` command. Returns the exit code. What it writes is for its owner's eyes: names, labels, decisions. */
export function dbExportMain(file: string): Promise<number> {
  return withExistingDatabase(async (database) => {
    const at = new Date();
    if (file === "-") {
      say("exported", await exportDatabase(database, at, writeToOutput));
      return 0;
    }
    // Never over a file that is there: it may be the last good copy.
    const handle = await openFile(file, "wx", 0o600);
    try {
      const transferred = await exportDatabase(database, at, async (text) => {
        await handle.write(text);
      });
      await handle.sync();
      await handle.close();
      say("exported", transferred);
      return 0;
    } catch (error) {
      await handle.close();
      await rm(file, { force: true });
      throw error;
    }
  });
}

/** The `db import` command. Returns the exit code. */
export async function dbImportMain(file: string): Promise<number> {
  return withMigratedDatabase(async (database, logger) => {
    const handle = file === "-" ? null : await openFile(file, "r");
    try {
      say("imported", await importDatabase(database, linesOf(handle), logger));
      return 0;
    } finally {
      await handle?.close();
    }
  });
}

/** Reads only once somebody asks: a reader of lines that nobody listens to loses them. `null`: standard input. */
async function* linesOf(handle: FileHandle | null): AsyncGenerator<string> {
  yield* handle?.readLines({ autoClose: false }) ?? createInterface({ input: process.stdin, crlfDelay: Infinity });
}

async function openFile(file: string, flags: string, mode?: number): Promise<FileHandle> {
  try {
    return await open(file, flags, mode);
  } catch (error) {
    throw new TransferError(`${file} cannot be used: ${errorMessage(error)}`, { cause: error });
  }
}

async function writeToOutput(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

/** On standard error: standard output may be the export. */
function say(what: string, { rows, jobs }: Transferred): void {
  process.stderr.write(`engine-triage: ${what} ${rows} rows and ${jobs} open jobs\n`);
}
