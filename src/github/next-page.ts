/** GitHub counts pages, or, where a repository has many issues, goes on after one of them. */
const PAGE_PARAMETERS = ["page", "after"] as const;

/**
 * What asks for the next page, by the `Link` header of this one; null on the last. Of the address only that: everything
 * else is asked for as for the first page, and nothing that an answer says moves a token to another host.
 */
export function nextPage(link: string | undefined): string | null {
  const address = /<([^<>]{1,2000})>;\s{0,4}rel="next"/.exec(link ?? "")?.[1];
  if (address === undefined || !URL.canParse(address)) return null;
  const { searchParams } = new URL(address);
  const next = new URLSearchParams();
  for (const name of PAGE_PARAMETERS) {
    const value = searchParams.get(name);
    if (value !== null) next.set(name, value);
  }
  return next.size === 0 ? null : next.toString();
}

/** The parameters that ask for a page; none for the first. */
export function parametersOf(page: string | null): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(page ?? ""));
}
