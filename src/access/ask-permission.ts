import type { Logger } from "pino";
import { Fifo } from "toad-cache";
import { mayTriage } from "../commands/permission.js";
import { GitHubError } from "../github/github.js";
import type { Person } from "../github/github-oauth.js";
import type { GitHubOf } from "../github/installations.js";
import type { Place } from "../store/places.js";

/** Whether a person may triage a repository, by what GitHub says. */
export type AskPermission = (person: Person, place: Place) => Promise<boolean>;

export interface AskPermissionOptions {
  /** For which an answer holds. */
  seconds: number;
  /** Questions to GitHub for one person in that time; more are answered with no. */
  perPerson: number;
  /** Milliseconds. */
  now: () => number;
}

const DEFAULTS: AskPermissionOptions = { seconds: 60, perPerson: 120, now: Date.now };
/** Answers that are kept; the oldest go first. */
const MOST_ANSWERS = 10_000;

interface Answer {
  says: Promise<boolean>;
  until: number;
}

/**
 * Asks GitHub through the App's installation and keeps the answer for a minute: whoever loses the permission sees nothing a
 * minute later. No is also what cannot be found out, and what GitHub says of somebody else who has the login by now.
 */
export function createAskPermission(
  githubOf: GitHubOf,
  logger: Logger,
  options: Partial<AskPermissionOptions> = {},
): AskPermission {
  const { seconds, perPerson, now } = { ...DEFAULTS, ...options };
  const answers = new Fifo<Answer>(MOST_ANSWERS);
  const asked = new Fifo<{ count: number; until: number }>(MOST_ANSWERS);

  function hasRoom(person: Person): boolean {
    const key = String(person.id);
    const known = asked.get(key);
    const window = known && known.until > now() ? known : { count: 0, until: now() + seconds * 1_000 };
    window.count += 1;
    asked.set(key, window);
    return window.count <= perPerson;
  }

  async function ask(person: Person, { installation, repo }: Place): Promise<boolean> {
    const [owner = "", name = ""] = repo.split("/");
    try {
      const permission = await (await githubOf(installation)).readPermission({ owner, repo: name }, person.login);
      return permission?.account === person.id && mayTriage(permission);
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
    if (!hasRoom(person)) return Promise.resolve(false);
    const says = ask(person, place);
    answers.set(key, { says, until: now() + seconds * 1_000 });
    // An error that is none of GitHub's is not kept.
    says.catch(() => answers.delete(key));
    return says;
  };
}
