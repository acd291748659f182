/** What GitHub answered to a GET. */
export interface PoliteAnswer {
  /** "unchanged": what is cached under the tag still holds. */
  kind: "ok" | "unchanged";
  body: unknown;
  etag: string | null;
  /** Address of the next page; null on the last. */
  next: string | null;
}

/** Reading that cannot go on; the message says what to do. */
export class FetchError extends Error {
  override readonly name = "FetchError";

  /** Where a redirect that was not followed leads; null for anything else. */
  readonly location: string | null;

  /** @param status of GitHub's final answer; null where there was none */
  constructor(
    message: string,
    readonly status: number | null = null,
    { location = null, ...options }: ErrorOptions & { location?: string | null } = {},
  ) {
    super(message, options);
    this.location = location;
  }
}

export interface PoliteFetchParts {
  /** https://api.github.com, or the API of a GitHub Enterprise Server. */
  baseUrl: string;
  token: string | null;
  /** Told of each wait. */
  onWait: (seconds: number, why: string) => void;
  /** Resolves after so many milliseconds. */
  wait: (ms: number) => Promise<void>;
  now?: () => number;
}

/** Reads an address of the API. There is no other verb: nothing here can write. */
export type PoliteFetch = (url: string, etag: string | null) => Promise<PoliteAnswer>;

const TIMEOUT_MS = 30_000;
/** Tries at an address that fails without GitHub asking to wait. */
const TRIES = 4;
/** Times that one address is waited for because GitHub asks for it. */
const WAITS = 10;
/** Where a secondary limit names no time, GitHub asks for "at least one minute". */
const LIMIT_SECONDS = 60;
/** The window of the primary limit. A longer wait is a clock's fault. */
const MOST_SECONDS = 3_700;
/** A page of a hundred issues of the greatest length that GitHub takes is smaller. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * A fetch that GETs JSON one page at a time and obeys what GitHub asks for: `Retry-After`, the remaining calls of the hour,
 * secondary limits. Faults of the network, of GitHub and answers that break off are tried again, ever later. The token
 * goes to the API's own address and nowhere else.
 *
 * @throws FetchError where trying again cannot help
 */
export function createPoliteFetch({ baseUrl, token, onWait, wait, now = Date.now }: PoliteFetchParts): PoliteFetch {
  const { origin } = new URL(baseUrl);
  /** Milliseconds before which no call is made: the hour's are used up. */
  let notBefore = 0;

  async function pause(seconds: number, why: string): Promise<void> {
    const bounded = Math.min(Math.max(1, Math.ceil(seconds)), MOST_SECONDS);
    onWait(bounded, why);
    await wait(bounded * 1_000);
  }

  function noteLimit(headers: Headers): void {
    if (headers.get("x-ratelimit-remaining") !== "0") return;
    notBefore = Number(headers.get("x-ratelimit-reset")) * 1_000 + 1_000;
  }

  async function ask(url: string, etag: string | null): Promise<Response> {
    const headers = new Headers({
      accept: "application/vnd.github+json",
      "x-github-api-version": "2022-11-28",
      "user-agent": "engine-triage",
    });
    if (token !== null) headers.set("authorization", `Bearer ${token}`);
    if (etag !== null) headers.set("if-none-match", etag);
    return fetch(url, { headers, redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
  }

  return async (url, etag) => {
    if (new URL(url).origin !== origin)
      throw new FetchError("GitHub names a next page on another host; nothing was sent there");
    let waits = 0;
    for (let tries = 1; ; ) {
      if (notBefore > now()) await pause((notBefore - now()) / 1_000, "the calls of this hour are used up");
      const outcome = await attempt(() => ask(url, etag));
      if ("headers" in outcome) noteLimit(outcome.headers);
      if (outcome.kind === "answer") return outcome.answer;
      if (outcome.kind === "final") {
        throw new FetchError(outcome.message, outcome.status, { location: outcome.headers.get("location") });
      }
      if (outcome.kind === "limited") {
        waits += 1;
        if (waits > WAITS) throw new FetchError("GitHub keeps asking to wait; try again later, what was read is kept");
        if (notBefore <= now()) await pause(outcome.seconds, "GitHub asks to wait");
        continue;
      }
      if (tries >= TRIES) throw new FetchError(`${outcome.message}; try again later, what was read is kept`);
      await pause(2 ** tries, outcome.message);
      tries += 1;
    }
  };
}

type Outcome =
  | { kind: "answer"; answer: PoliteAnswer; headers: Headers }
  | { kind: "limited"; seconds: number; headers: Headers }
  | { kind: "final"; message: string; status: number; headers: Headers }
  | { kind: "fault"; message: string };

async function attempt(ask: () => Promise<Response>): Promise<Outcome> {
  try {
    const response = await ask();
    const { status, headers } = response;
    const answer = { etag: headers.get("etag"), next: nextOf(headers.get("link")) };
    if (status === 304) return { kind: "answer", answer: { kind: "unchanged", body: null, ...answer }, headers };
    const text = await textWithin(response);
    if (status === 200) return { kind: "answer", answer: { kind: "ok", body: JSON.parse(text), ...answer }, headers };
    return refusalOf(status, headers, text);
  } catch (error) {
    const why = error instanceof SyntaxError ? "its answer broke off" : "it did not answer";
    return { kind: "fault", message: `GitHub cannot be read: ${why}` };
  }
}

function refusalOf(status: number, headers: Headers, text: string): Outcome {
  const retryAfter = Number(headers.get("retry-after"));
  const isLimit =
    status === 429 ||
    (status === 403 &&
      (headers.has("retry-after") ||
        headers.get("x-ratelimit-remaining") === "0" ||
        /secondary rate|abuse/i.test(text)));
  if (isLimit) return { kind: "limited", seconds: retryAfter > 0 ? retryAfter : LIMIT_SECONDS, headers };
  if (status >= 500) return { kind: "fault", message: `GitHub answers ${status}` };
  return { kind: "final", message: FINAL[status] ?? `GitHub answers ${status}`, status, headers };
}

/** Redirects are not followed: they would take the token, and the answer is of something else than was asked for. */
const MOVED = "it is somewhere else now: the repository was renamed or moved, or the issue transferred";

const FINAL: Readonly<Record<number, string>> = {
  301: MOVED,
  302: MOVED,
  307: MOVED,
  308: MOVED,
  401: "GitHub does not take the token of GITHUB_TOKEN; it may have expired",
  403: "GitHub refuses; the token of GITHUB_TOKEN may not read issues of this repository",
  404: "GitHub knows no such repository, or the token of GITHUB_TOKEN may not see it",
  410: "the repository has its issues switched off",
};

async function textWithin(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new SyntaxError("longer than any page");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function nextOf(link: string | null): string | null {
  return /<([^<>]{1,2000})>;\s{0,4}rel="next"/.exec(link ?? "")?.[1] ?? null;
}
