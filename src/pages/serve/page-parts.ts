import type { ModelSettings } from "../../config/model-environment.js";
import type { Route } from "../../server/route.js";
import type { Queryable } from "../../store/database.js";
import type { ViewerOf } from "./viewer.js";

/** What pages of the App that runs are made from. */
export interface PageParts {
  viewerOf: ViewerOf;
  /** Whether a stranger can become known. */
  canSignIn: boolean;
  database: Queryable;
  /** GitHub's web address, without a slash at its end. */
  githubUrl: string;
  /** What a model may be asked, and what that costs; null without a model. */
  model: Pick<ModelSettings, "daily" | "price"> | null;
  now: () => Date;
}

/** Makes the routes of a page, or of some that belong together. */
export type PageRoutes = (parts: PageParts) => readonly (readonly [string, Route])[];

/** Path of a repository's page, `owner/name` in GitHub's writing. */
export function repositoryPath(repo: string): string {
  return `/repos/${repo.split("/").map(encodeURIComponent).join("/")}`;
}
