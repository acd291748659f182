import type { Profile } from "../../profile/profile-schema.js";
import { html, type Markup } from "../design/markup.js";

/** Bytes that links to issues may take of a page, whatever number of issues there is. */
const BUDGET = 40_000;
/** More in one list is read by nobody. */
const MOST = 60;

/** Links to the issues behind the numbers of a page. */
export interface IssueLists {
  /** Folded: how many there are, and links to the newest of them. */
  folded(numbers: readonly number[]): Markup;
  link(number: number): Markup;
}

/**
 * All lists of a page share one budget of bytes: the same limit for each, as high as fits, so that few issues are all named
 * and a page of ten thousand stays small.
 *
 * @param githubUrl address of GitHub's pages, without a slash at its end
 */
export function createIssueLists(profile: Profile, githubUrl: string): IssueLists {
  const base = `${githubUrl}/${profile.repo}/issues/`;
  const link = (number: number): Markup => html`<a href="${base}${number}">#${number}</a>`;
  const longest = Math.max(0, ...profile.malfunctions.issues);
  const limit = limitOf(listsOf(profile), Math.floor(BUDGET / (link(longest).text.length + 1)));
  return {
    link,
    folded(numbers) {
      if (numbers.length === 0) return html``;
      const more = numbers.length > limit ? html` and ${numbers.length - limit} more` : html``;
      const links = numbers.slice(0, limit).map((number) => html`${link(number)} `);
      return html`<details class="issues"><summary>${numbers.length}</summary>${links}${more}</details>`;
    },
  };
}

/** Lengths of the lists that sections show. */
function listsOf(profile: Profile): readonly number[] {
  const { kinds, levels, cells, trend, closing, accuracy } = profile;
  return [
    ...[...kinds, ...Object.values(levels).flat(), ...cells, ...trend.periods].map(({ issues }) => issues),
    ...closing.rows.flatMap(({ closed, open }) => [closed, open]),
    ...accuracy.rows.flatMap(({ right, wrong }) => [right, wrong]),
  ].map(({ length }) => length);
}

/** The highest limit of each list by which all together have no more than `links`. */
function limitOf(lengths: readonly number[], links: number): number {
  const fits = (limit: number): boolean => lengths.reduce((sum, length) => sum + Math.min(length, limit), 0) <= links;
  let limit = MOST;
  while (limit > 1 && !fits(limit)) limit -= 1;
  return limit;
}
