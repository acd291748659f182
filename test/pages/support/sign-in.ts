import type { GitHubStandIn } from "../../access/support/github-stand-in.js";

/** Cookies as a browser would send them, from an answer that set them. */
export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((header) => header.split(";", 1)[0])
    .join("; ");
}

/** Signs a person in over http: gives the session's cookie and where they were led. */
export async function signIn(
  origin: string,
  github: GitHubStandIn,
  person: { id: number; login: string },
  path = "/sign-in",
): Promise<{ cookie: string; location: string }> {
  const begun = await fetch(`${origin}${path}`, { redirect: "manual" });
  const back = github.approve(begun.headers.get("location") ?? "", person);
  const answer = await fetch(back, { redirect: "manual", headers: { cookie: cookieOf(begun) } });
  return { cookie: cookieOf(answer), location: answer.headers.get("location") ?? "" };
}
