import type { Probot } from "probot";
import { z } from "zod";
import { toGitHubError } from "./errors.js";

/** A repository that the App is installed on. */
export interface InstalledRepository {
  installation: number;
  /** `owner/name` as GitHub writes it, also where the repository was renamed since: the store goes by it. */
  repo: string;
}

/** Gives where the App is installed on a repository, `owner/name`; null where it is not, or there is no such repository. */
export type FindInstallation = (repo: string) => Promise<InstalledRepository | null>;

const installationSchema = z.object({ id: z.number().int().positive() });
const repositorySchema = z.object({ full_name: z.string().regex(/^[^/\s]+\/[^/\s]+$/) });

/** Asks GitHub, as the App. What it gives throws a GitHubError. */
export function createFindInstallation(probot: Probot): FindInstallation {
  return async (name) => {
    const [owner = "", repo = ""] = name.split("/");
    try {
      const app = await probot.auth();
      const { id } = installationSchema.parse((await app.rest.apps.getRepoInstallation({ owner, repo })).data);
      const octokit = await probot.auth(id);
      const { full_name } = repositorySchema.parse((await octokit.rest.repos.get({ owner, repo })).data);
      return { installation: id, repo: full_name };
    } catch (error) {
      const failure = toGitHubError(error, "find installation", Date.now());
      if (failure.kind === "gone") return null;
      throw failure;
    }
  };
}
