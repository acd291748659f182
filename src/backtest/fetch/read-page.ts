import type { CachedPage, PageCache } from "./page-cache.js";
import type { PoliteFetch } from "./polite-fetch.js";

/** What reading a page takes. */
export interface PageReading {
  get: PoliteFetch;
  cache: PageCache;
  now?: () => number;
}

/** A page read less long ago than this belongs to a run that was interrupted: it is not asked for again. */
const FRESH_MS = 60 * 60_000;

/** Reads a page, or takes it from the cache where it is fresh or unchanged. `itemsOf` gives what an answer holds. */
export async function readPage(
  url: string,
  itemsOf: (body: unknown) => unknown[],
  { get, cache, now = Date.now }: PageReading,
): Promise<CachedPage> {
  const known = await cache.find(url);
  if (known && now() - known.readAt < FRESH_MS) return known;
  const answer = await get(url, known?.etag ?? null);
  const page =
    answer.kind === "unchanged" && known
      ? { ...known, readAt: now(), next: answer.next ?? known.next }
      : { url, etag: answer.etag, next: answer.next, readAt: now(), items: itemsOf(answer.body) };
  await cache.keep(page);
  return page;
}
