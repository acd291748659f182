import type { Logger } from "pino";
import { Fifo } from "toad-cache";
import { mayTriage } from "../commands/permission.js";
import { GitHubError } from "../github/github.js";
import type { Person } from "../github/github-oauth.js";
import type { GitHubOf } from "../github/installations.js";
import { HttpError } from "../server/http-error.js";
import type { Standing } from "../store/installations.js";
import type { Place } from "../store/places.js";

/** Whether a person may triage a repository, by what GitHub says. Throws an HttpError 429 where GitHub is not to be asked now. */
export type AskPermission = (person: Person, place: Place) => Promise<boolean>;

export interface AskPermissionOptions {
  /** For which a yes holds, and an error. */
  seconds: number;
  /** For which a no holds. */
  noSeconds: number;
  /** Questions to GitHub for one person in `seconds`. */
  perPerson: number;
  /** Questions through one installation in an hour: strangers shall not use up the calls that its triages need. */
  perInstallation: number;
  standingOf: (installation: number) => Promise<Standing>;
  /** Milliseconds. */
  now: () => number;
}

const DEFAULTS: AskPermissionOptions = {
  seconds: 60,
  noSeconds: 600,
  perPerson: 120,
  perInstallation: 600,
  standingOf: async () => ({ state: "active", waitSeconds: 0 }),
  now: Date.now,
};
const HOUR_SECONDS = 3_600;
/** Answers that are kept; the oldest go first. */
const MOST_ANSWERS = 10_000;

interface Answer {
  says: Promise<boolean>;
  until: number;
}

/**
 * Asks GitHub through the App's installation and keeps the answer for a minute, a no for ten: whoever loses the
 * permission sees nothing a minute later. No is also what cannot be found out, and what GitHub says of somebody else who has the login by now.
 */
export function createAskPermission(
  githubOf: GitHubOf,
  logger: Logger,
  options: Partial<AskPermissionOptions> = {},
): AskPermission {
  const { seconds, noSeconds, perPerson, perInstallation, standingOf, now } = { ...DEFAULTS, ...options };
  const answers = new Fifo<Answer>(MOST_ANSWERS);
  const asked = new Fifo<{ count: number; until: number }>(MOST_ANSWERS);

  function hasRoom(key: string, most: number, windowSeconds: number): boolean {
    const known = asked.get(key);
    const window = known && known.until > now() ? known : { count: 0, until: now() + windowSeconds * 1_000 };
    window.count += 1;
    asked.set(key, window);
    return window.count <= most;
  }

  async function ask(person: Person, { installation, repo }: Place, answer: Answer): Promise<boolean> {
    const { state, waitSeconds } = await standingOf(installation);
    if (state !== "active") return false;
    if (waitSeconds > 0) throw tooMany();
    const [owner = "", name = ""] = repo.split("/");
    try {
      const permission = await (await githubOf(installation)).readPermission({ owner, repo: name }, person.login);
      const may = permission?.account === person.id && mayTriage(permission);
      if (!may) answer.until = now() + noSeconds * 1_000;
      return may;
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      logger.warn({ err: error, repo, installation }, "permission of a viewer not known, nothing is shown");
      return false;
    }
  }

  return (person, place) => {
    const key = `${person.id} ${person.login} ${place.installation} ${place.repo.toLowerCase()}`;
    const known = answers.get(key);
    if (known && known.until > now()) return known.says;
    const isAllowed =
      hasRoom(`person ${person.id}`, perPerson, seconds) &&
      hasRoom(`installation ${place.installation}`, perInstallation, HOUR_SECONDS);
    if (!isAllowed) return Promise.reject(tooMany());
    const answer: Answer = { says: Promise.resolve(false), until: now() + seconds * 1_000 };
    const says = ask(person, place, answer);
    answer.says = says;
    answers.set(key, answer);
    // An error that is none of GitHub's is not kept.
    says.catch(() => answers.delete(key));
    return says;
  };
}

function tooMany(): HttpError {
  return new HttpError(429, "GitHub was asked too often who may see this: try again later");
}
