import { z } from "zod";
import { FetchError, type PoliteFetch } from "./polite-fetch.js";
import { type PageReading, readPage } from "./read-page.js";

const repositorySchema = z.object({ full_name: z.string() });

/**
 * Asks for the repository itself, before many calls are made for what is in it; within the hour not again. Throws a
 * FetchError that says what to do where it was renamed, or cannot be read with the token that there is.
 */
export async function requireReadable({
  baseUrl,
  repo,
  ...reading
}: PageReading & { baseUrl: string; repo: string }): Promise<void> {
  const url = `${baseUrl}/repos/${repo}`;
  try {
    // Nothing of the answer is kept but that there was one.
    await readPage(url, () => [], reading);
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    const { status, location } = error;
    if (status === 404) {
      const message = `GitHub knows no repository ${repo}, or GITHUB_TOKEN holds no token that may read it`;
      throw new FetchError(message, status, { cause: error });
    }
    if (location === null) throw error;
    const name = await nameAt(new URL(location, url).href, reading.get);
    const where = name === null ? "; where it is cannot be read" : ` to ${name}: name it so`;
    throw new FetchError(`${repo} was renamed or moved${where}`, status, { location, cause: error });
  }
}

/** The repository's name at an address to which GitHub points; null where it cannot be read there. */
async function nameAt(url: string, get: PoliteFetch): Promise<string | null> {
  try {
    return repositorySchema.safeParse((await get(url, null)).body).data?.full_name ?? null;
  } catch (error) {
    if (error instanceof FetchError) return null;
    throw error;
  }
}
