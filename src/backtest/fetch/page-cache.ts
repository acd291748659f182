import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const pageSchema = z.object({
  url: z.string(),
  etag: z.string().nullable(),
  next: z.string().nullable(),
  /** Milliseconds since 1970. */
  readAt: z.number(),
  items: z.array(z.unknown()),
});

/** A page of issues as it was read. */
export type CachedPage = z.infer<typeof pageSchema>;

/** Pages that were read, on disk: an interrupted run goes on where it was, a later one asks only for changes. */
export interface PageCache {
  /** null where the page was never read, or what is kept of it is damaged. */
  find(url: string): Promise<CachedPage | null>;
  keep(page: CachedPage): Promise<void>;
}

/** Keeps each page in a file of its own in the folder, readable by its owner alone. */
export function createPageCache(folder: string): PageCache {
  const fileOf = (url: string): string =>
    join(folder, `${createHash("sha256").update(url).digest("hex").slice(0, 32)}.json`);
  return {
    async find(url) {
      try {
        const page = pageSchema.parse(JSON.parse(await readFile(fileOf(url), "utf8")));
        return page.url === url ? page : null;
      } catch {
        // Not there, or cut off: it is read again.
        return null;
      }
    },
    async keep(page) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Renamed into place: a process that is killed leaves the page whole or not at all.
      const partial = `${fileOf(page.url)}.${process.pid}`;
      await writeFile(partial, JSON.stringify(page), { mode: 0o600 });
      await rename(partial, fileOf(page.url));
    },
  };
}
