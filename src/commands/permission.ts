import { type CollaboratorPermission, type GitHub, GitHubError, type IssueRef } from "../github/github.js";

/** GitHub's own roles that may triage. "Repository roles for an organization", GitHub documentation. */
const ROLES: ReadonlySet<string> = new Set(["triage", "write", "maintain", "admin"]);
/** The older scale calls triage `read`, so that only its two upper steps say enough. */
const BASES: ReadonlySet<string> = new Set(["write", "admin"]);
/** Rights that a role of an organisation's own may have. */
const RIGHTS = ["triage", "push", "maintain", "admin"] as const;

/**
 * Whether somebody may give commands, and see what the App knows: triage permission or more, by what GitHub's "Get
 * repository permissions for a user" answers. A role of an organisation's own counts by its rights. What is unknown means no.
 */
export function mayTriage(permission: CollaboratorPermission | null): boolean {
  if (permission === null) return false;
  const { role, base, rights } = permission;
  return ROLES.has(role) || BASES.has(base) || RIGHTS.some((right) => rights[right] === true);
}

/**
 * Whether somebody may give commands on the issue, asked of GitHub. A final refusal means no; throws a GitHubError where
 * another try may tell.
 *
 * @param onRefusal is told of a refusal: the App lacks a permission that its operator should know of
 */
export async function askMayCommand(
  github: Pick<GitHub, "readPermission">,
  ref: IssueRef,
  login: string,
  onRefusal: (error: GitHubError) => void,
): Promise<boolean> {
  try {
    return mayTriage(await github.readPermission(ref, login));
  } catch (error) {
    if (!(error instanceof GitHubError) || (error.kind !== "forbidden" && error.kind !== "invalid")) throw error;
    onRefusal(error);
    return false;
  }
}
