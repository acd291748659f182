/** Where one is after signing in, without another wish. */
const START = "/repos";

const MAX_LENGTH = 500;
/** Paths of the pages that are behind the sign-in. */
const OWN_PAGE = /^\/repos(?:[/?]|$)/;

/**
 * Where a person goes after signing in: the wish, if it is one of the pages that are behind it, else their start. Never
 * leads to another site, whatever is wished.
 */
export function returnPath(wish: string | null): string {
  if (wish === null || wish.length > MAX_LENGTH || !OWN_PAGE.test(wish)) return START;
  const origin = "http://pages.invalid";
  if (!URL.canParse(wish, origin)) return START;
  const { origin: target, pathname, search } = new URL(wish, origin);
  return target === origin && OWN_PAGE.test(pathname) ? `${pathname}${search}` : START;
}
