import { access, constants, statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Logger } from "pino";
import { readWeights } from "../classify/embedded-weights.js";
import type { DatabaseEnvironment } from "../config/database-environment.js";
import { isCodedError, StartError } from "../config/start-error.js";
import { DataDirectoryInUseError } from "../store/data-directory-lock.js";
import { openExistingDatabase } from "../store/open-database.js";
import { SchemaVersionError } from "../store/schema-version.js";
import { type Finding, ok, problem, warning } from "./finding.js";

const GIGABYTE = 1_000_000_000;
/** The first start of the embedded database alone writes some forty megabytes. */
const LEAST_BYTES = GIGABYTE / 5;

/** Whether the embedded classifier's weights can be read. */
export function checkWeights(): Finding {
  try {
    return ok("weights", `${readWeights().vocabulary.size} features`);
  } catch {
    return problem("weights", "weights/embedded.json cannot be used", "install this release again");
  }
}

/** Opens the database as it is, makes and changes no table. */
export async function checkDatabase(settings: DatabaseEnvironment, logger: Logger): Promise<Finding> {
  const check = "database";
  try {
    const database = await openExistingDatabase(settings, logger);
    await database.close();
    return ok(check, `${database.kind}, tables of this release`);
  } catch (error) {
    if (error instanceof DataDirectoryInUseError)
      return ok(check, "embedded, in use by a running process; not looked into");
    if (error instanceof SchemaVersionError) {
      const [seen = "", ...fix] = error.message.split(". ");
      return warning(check, seen, fix.join(". "));
    }
    if (!(error instanceof StartError)) throw error;
    if (settings.url === null && error.cause === undefined)
      return ok(check, "embedded, not made yet: the first start makes it");
    const [seen = "", ...fix] = error.message.split("; ");
    return problem(check, seen, fix.join("; "));
  }
}

/** Whether the embedded database can be written, and has room; nothing to find with a server. */
export async function checkDataDirectory({ url, directory }: DatabaseEnvironment): Promise<Finding[]> {
  if (url !== null) return [];
  const nearest = await nearestDirectory(resolve(directory));
  try {
    await access(nearest, constants.W_OK);
  } catch {
    return [problem("data directory", `${nearest} cannot be written`, "name one in DATA_DIR that this user may write")];
  }
  const { bavail, bsize } = await statfs(nearest);
  const free = bavail * bsize;
  const seen = `${(free / GIGABYTE).toFixed(1)} GB free`;
  const fix = "make room where DATA_DIR is, or name another";
  const room =
    free < LEAST_BYTES ? problem("disk", seen, fix) : free < GIGABYTE ? warning("disk", seen, fix) : ok("disk", seen);
  return [ok("data directory", `${nearest} can be written`), room];
}

async function nearestDirectory(path: string): Promise<string> {
  try {
    await access(path);
    return path;
  } catch (error) {
    if (!isCodedError(error) || error.code !== "ENOENT" || dirname(path) === path) return path;
    return nearestDirectory(dirname(path));
  }
}
