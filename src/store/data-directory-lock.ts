import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import type { Logger } from "pino";
import lockfile from "proper-lockfile";
import { z } from "zod";

/** The holder shows that it lives by touching the lock; after STALE_MS without a touch the lock is anybody's. */
const TOUCH_MS = 3_000;
/** Well above the seconds for which PGlite's start can block the event loop, and with it the touching. */
const STALE_MS = 15_000;
const RETRY_MS = 250;

const ownerSchema = z.object({ pid: z.number().int(), host: z.string(), token: z.string() });
type Owner = z.infer<typeof ownerSchema>;

/** Tokens of the locks that this process holds. */
const held = new Set<string>();

/** Another process works on the directory. */
export class DataDirectoryInUseError extends Error {
  override readonly name = "DataDirectoryInUseError";

  constructor(directory: string, owner: Owner | null) {
    const who = owner ? `process ${owner.pid} on ${owner.host}` : "another process";
    super(
      `The data directory ${resolve(directory)} is in use by ${who}. The embedded database serves one process: stop that process, give this one its own DATA_DIR, or set DATABASE_URL to a PostgreSQL server that several can share.`,
    );
  }
}

/**
 * Takes the exclusive lock of a data directory and gives the function that releases it. A lock whose holder was killed
 * is taken over: at once where the holder is known to be dead, after STALE_MS where that cannot be known. Throws a
 * DataDirectoryInUseError where the holder lives.
 */
export async function lockDataDirectory(directory: string, logger: Logger): Promise<() => Promise<void>> {
  const lockPath = join(directory, "lock");
  const ownerPath = join(directory, "lock-owner.json");
  const release = await acquire(directory, lockPath, ownerPath, logger);

  const owner: Owner = { pid: process.pid, host: hostname(), token: randomUUID() };
  await writeFile(ownerPath, JSON.stringify(owner));
  held.add(owner.token);
  // Only after the new owner is on record: see markStaleIfOwnerIsDead.
  for (const name of await readdir(directory)) {
    if (name.startsWith("takeover-")) await rm(join(directory, name), { recursive: true, force: true });
  }
  return async () => {
    held.delete(owner.token);
    await rm(ownerPath, { force: true });
    await release();
  };
}

async function acquire(directory: string, lockfilePath: string, ownerPath: string, logger: Logger) {
  const deadline = Date.now() + STALE_MS + 2 * RETRY_MS;
  for (;;) {
    try {
      return await lockfile.lock(directory, {
        lockfilePath,
        stale: STALE_MS,
        update: TOUCH_MS,
        onCompromised(error) {
          // Two processes on one directory destroy it. Stopping at once is the only safe answer.
          logger.fatal({ err: error, directory }, "lock of the data directory lost, stopping");
          process.exit(1);
        },
      });
    } catch (error) {
      if (!isLocked(error)) throw error;
    }
    const owner = await readOwner(ownerPath);
    const state = owner ? liveness(owner) : "unknown";
    if (state === "alive" || Date.now() > deadline) throw new DataDirectoryInUseError(directory, owner);
    if (owner && state === "dead") await markStaleIfOwnerIsDead(directory, lockfilePath, ownerPath, owner);
    await new Promise((done) => setTimeout(done, RETRY_MS));
  }
}

/**
 * Ages the lock of a dead holder, so that proper-lockfile's own takeover applies without the wait. Two processes may find
 * the same holder dead; if the slower of them aged the lock after the faster had taken it, it would break a live lock. So
 * only the one that creates the directory named after the dead holder's token may do so, and only while that holder is
 * still the one on record. Should it die half-way, the lock goes stale by time.
 */
async function markStaleIfOwnerIsDead(
  directory: string,
  lockPath: string,
  ownerPath: string,
  dead: Owner,
): Promise<void> {
  try {
    await mkdir(join(directory, `takeover-${dead.token}`));
    if ((await readOwner(ownerPath))?.token !== dead.token) return;
    await utimes(lockPath, 0, 0);
  } catch (error) {
    if (!hasCode(error, "EEXIST") && !hasCode(error, "ENOENT")) throw error;
  }
}

function liveness(owner: Owner): "alive" | "dead" | "unknown" {
  if (held.has(owner.token)) return "alive";
  // Process ids mean something only on the same machine, and in containers every process may be number 1.
  if (owner.host !== hostname() || owner.pid === process.pid) return "unknown";
  try {
    process.kill(owner.pid, 0);
    return "alive";
  } catch (error) {
    return hasCode(error, "ESRCH") ? "dead" : "alive";
  }
}

async function readOwner(path: string): Promise<Owner | null> {
  try {
    return ownerSchema.safeParse(JSON.parse(await readFile(path, "utf8"))).data ?? null;
  } catch (error) {
    // Absent, or being written at this moment: the holder is not known.
    if (hasCode(error, "ENOENT") || error instanceof SyntaxError) return null;
    throw error;
  }
}

function isLocked(error: unknown): boolean {
  return hasCode(error, "ELOCKED");
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === code;
}
