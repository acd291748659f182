import { FORM_TOKEN, SIGN_OUT_PATH } from "../../access/sign-in-paths.js";
import { html, type Markup } from "../design/markup.js";
import { repositoryPath } from "./page-parts.js";
import { type NavigationItem, type ShellParts, shell } from "./shell.js";
import type { Viewer } from "./viewer.js";

/** Pages of a repository, under its own path. */
export const REPORT_PAGE = "/report";
const REPOSITORY_PAGES = [
  { under: "", text: "Triage" },
  { under: REPORT_PAGE, text: "Report" },
] as const;

/** Where a page stands: its path, and the repository (`owner/name`) that it is of. */
export interface Whereabouts {
  path: string;
  repo?: string;
}

/** A page of the App that runs, for a viewer; null: for a stranger, who is led nowhere. */
export function framed(
  viewer: Viewer | null,
  parts: Omit<ShellParts, "navigation" | "aside">,
  whereabouts: Whereabouts | null = null,
): string {
  return shell({
    ...parts,
    navigation: viewer ? navigationOf(whereabouts) : [],
    ...(viewer && { aside: whoOf(viewer) }),
  });
}

function navigationOf(whereabouts: Whereabouts | null): readonly NavigationItem[] {
  const { path, repo } = whereabouts ?? {};
  const ofRepository =
    repo === undefined
      ? []
      : REPOSITORY_PAGES.map(({ under, text }) => ({ href: `${repositoryPath(repo)}${under}`, text }));
  return [{ href: REPOSITORIES_PATH, text: "Repositories" }, ...ofRepository].map((item) => ({
    ...item,
    isCurrent: item.href === path,
  }));
}

export const REPOSITORIES_PATH = "/repos";

function whoOf({ name, formToken }: Viewer): Markup {
  if (formToken === undefined) return html`<span>${name ?? "on this machine"}</span>`;
  return html`<span>${name ?? ""}</span>
<form method="post" action="${SIGN_OUT_PATH}"><input type="hidden" name="${FORM_TOKEN}" value="${formToken}"><button class="small">Sign out</button></form>`;
}
