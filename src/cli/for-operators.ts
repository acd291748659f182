import { BackfillError } from "../backfill/backfill-error.js";
import { EnvironmentError } from "../config/environment-error.js";
import { StartError } from "../config/start-error.js";
import { DataDirectoryInUseError } from "../store/data-directory-lock.js";
import { SchemaVersionError } from "../store/schema-version.js";
import { TransferError } from "../transfer/transfer-error.js";

/** Errors whose message tells the operator what to do; a stack would only hide it. */
const FOR_OPERATORS = [
  EnvironmentError,
  DataDirectoryInUseError,
  StartError,
  SchemaVersionError,
  TransferError,
  BackfillError,
];

/** Runs a command and gives its exit code; 2, with a line on standard error, for what the operator can put right. */
export async function forOperators(command: () => Promise<number>): Promise<number> {
  try {
    return await command();
  } catch (error) {
    if (!FOR_OPERATORS.some((kind) => error instanceof kind)) throw error;
    process.stderr.write(`engine-triage: ${error instanceof Error ? error.message : ""}\n`);
    return 2;
  }
}
