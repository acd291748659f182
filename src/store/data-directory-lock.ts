import { closeSync, ftruncateSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { tryLock } from "fs-native-extensions";
import { z } from "zod";

const ownerSchema = z.object({ pid: z.number().int(), host: z.string() });
type Owner = z.infer<typeof ownerSchema>;

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
 * Takes the exclusive lock of a data directory and gives the function that releases it. The lock is the kernel's, on an
 * open file: it goes with the process that holds it, however that ends, so none is ever stale and none is taken over.
 * The file's text, the holder's process id and host, is for people only. Throws a DataDirectoryInUseError where another
 * holds the lock.
 */
export function lockDataDirectory(directory: string): () => void {
  const path = join(directory, "lock");
  // A plain descriptor: a FileHandle that nobody refers to is closed by the garbage collector, and the lock with it.
  const file = openSync(path, "a+");
  if (!tryLock(file)) {
    closeSync(file);
    throw new DataDirectoryInUseError(directory, readOwner(path));
  }
  ftruncateSync(file);
  writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname() } satisfies Owner));
  return () => closeSync(file);
}

/** Null where the holder is about to write its name, or where the system forbids reading a locked file. */
function readOwner(path: string): Owner | null {
  try {
    return ownerSchema.safeParse(JSON.parse(readFileSync(path, "utf8"))).data ?? null;
  } catch {
    return null;
  }
}
