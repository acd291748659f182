/**
 * A link to a page of documentation that a check comes from. Issues and pull requests of other repositories are reached
 * through GitHub's redirect host, so that GitHub does not write a back-reference into them.
 */
export function sourceLink(text: string, url: string): string {
  const { href } = new URL(url);
  const isThread = /^https:\/\/github\.com\/[^/]+\/[^/]+\/(?:issues|pull|discussions)\//.test(href);
  const target = isThread ? href.replace("https://github.com/", "https://redirect.github.com/") : href;
  return `[${text}](<${target.replace(/[<>]/g, encodeURIComponent)}>)`;
}
