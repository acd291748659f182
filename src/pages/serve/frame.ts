import { FORM_TOKEN, SIGN_OUT_PATH } from "../../access/sign-in-paths.js";
import { html, type Markup } from "../design/markup.js";
import { type ShellParts, shell } from "./shell.js";
import type { Viewer } from "./viewer.js";

/** A page of the App that runs, for a viewer; null: for a stranger, who is led nowhere. */
export function framed(viewer: Viewer | null, parts: Omit<ShellParts, "navigation" | "aside">, path?: string): string {
  const navigation = viewer
    ? [{ href: REPOSITORIES_PATH, text: "Repositories", isCurrent: path === REPOSITORIES_PATH }]
    : [];
  return shell({ ...parts, navigation, ...(viewer && { aside: whoOf(viewer) }) });
}

export const REPOSITORIES_PATH = "/repos";

function whoOf({ name, formToken }: Viewer): Markup {
  if (formToken === undefined) return html`<span>${name ?? "on this machine"}</span>`;
  return html`<span>${name ?? ""}</span>
<form method="post" action="${SIGN_OUT_PATH}"><input type="hidden" name="${FORM_TOKEN}" value="${formToken}"><button class="small">Sign out</button></form>`;
}
