import { html, type Markup } from "../design/markup.js";
import { type Assets, loadAssets } from "./assets.js";

export interface NavigationItem {
  href: string;
  text: string;
  /** Whether it is the page that is shown. */
  isCurrent?: boolean;
}

export interface ShellParts {
  /** Of the page; the App's name is put behind it. */
  title: string;
  navigation: readonly NavigationItem[];
  main: Markup;
  /** At the end of the head line: who is signed in. */
  aside?: Markup;
  /** Whether the page shows Markdown as GitHub does. */
  hasMarkdown?: boolean;
  /** Whether tables and columns get the whole window. */
  isWide?: boolean;
}

/**
 * A page that is served: head line, navigation, main part; style and script by reference, which are kept where
 * the page is not. A browser that knows `expect` draws it once it has read all of it: half a page on a slow machine would move.
 */
export function shell(parts: ShellParts, assets: Assets = loadAssets()): string {
  const { title, navigation, main, aside = html``, hasMarkdown = false, isWide = false } = parts;
  const markdown = hasMarkdown ? [html`<link rel="stylesheet" href="${assets.markdown.path}">\n`] : [];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · engine-triage</title>
<link rel="icon" href="${ICON}">
<link rel="expect" href="#end" blocking="render">
${markdown}<link rel="stylesheet" href="${assets.style.path}">
<script src="${assets.script.path}" defer></script>
</head>
<body class="served">
<a class="skip" href="#main">Skip to the content</a>
<header class="bar"><div class="bar-inner">
<a class="brand" href="/">${mark()}engine-triage</a>
<nav aria-label="Pages"><ul>${navigation.map(itemOf)}</ul></nav>
<div class="bar-aside">${aside}</div>
</div></header>
<main id="main"${isWide ? html` class="wide"` : html``}>
${main}
</main>
<span id="end"></span>
</body>
</html>
`.text;
}

function itemOf({ href, text, isCurrent = false }: NavigationItem): Markup {
  return html`<li><a href="${href}"${isCurrent ? html` aria-current="page"` : html``}>${text}</a></li>`;
}

/** Three ranked bars: what the App does with an issue. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3.5' fill='%231f6fb8'/%3E%3Cpath d='M4 5h8M4 8h5.5M4 11h3' stroke='%23fff' stroke-width='1.6' stroke-linecap='round'/%3E%3C/svg%3E";

function mark(): Markup {
  return html`<svg class="mark" viewBox="0 0 16 16" width="20" height="20" aria-hidden="true"><rect width="16" height="16" rx="3.5"/><path d="M4 5h8M4 8h5.5M4 11h3"/></svg>`;
}
