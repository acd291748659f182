import type { ProbotOctokit } from "probot";
import { Lru } from "toad-cache";
import { statusOf } from "./errors.js";

/** An answer that GitHub may say is still right. Text, so that nobody can change what is remembered. */
interface RememberedAnswer {
  etag: string;
  text: string;
  /** Of a list, where the next page is. */
  link: string | undefined;
}

/** By installation and address; one memory for all installations of a process. */
export type RememberedAnswers = Lru<RememberedAnswer>;

/** Together the memory holds at most 16 MiB: an issue as GitHub gives it has some 10 KiB. */
const MAX_ANSWERS = 256;
const MAX_CHARACTERS = 64 * 1024;

/** An empty memory; the answer that was used least lately makes room. */
export function createRememberedAnswers(): RememberedAnswers {
  return new Lru<RememberedAnswer>(MAX_ANSWERS);
}

/**
 * Makes the reads of an installation conditional: where GitHub says that an answer is still right (304), which costs none of
 * the calls of the hour, the remembered one is given. GitHub is asked each time, so nobody sees what they may no longer see.
 * GitHub's ETags hold for one token: for an hour. Source: "Use conditional requests if appropriate", GitHub REST
 * documentation.
 */
export function rememberAnswers(octokit: ProbotOctokit, installation: number, answers: RememberedAnswers): void {
  octokit.hook.wrap("request", async (request, options) => {
    if (options.method !== "GET") return request(options);
    const { url } = octokit.request.endpoint(options);
    const key = `${installation} ${url}`;
    const known = answers.get(key);
    // Octokit's hooks are bound to one object of options: a copy would be sent to nobody.
    if (known) options.headers["if-none-match"] = known.etag;
    try {
      const answer = await request(options);
      const { etag, link } = answer.headers;
      // An answer that broke off comes from Octokit as a success with text for data.
      const text = etag && typeof answer.data === "object" ? JSON.stringify(answer.data) : null;
      if (etag && text !== null && text.length <= MAX_CHARACTERS) answers.set(key, { etag, text, link });
      return answer;
    } catch (error) {
      if (!known || statusOf(error) !== 304) throw error;
      const headers = known.link === undefined ? {} : { link: known.link };
      return { status: 200, url, headers, data: JSON.parse(known.text) };
    }
  });
}
