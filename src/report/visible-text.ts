/** Control, zero-width, bidirectional, variation and other invisible characters: they can hide or reorder what is read. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Variation_Selector}\u2028\u2029\u115f\u1160\u3164\uffa0]|\u034f/gu;

/**
 * The text without invisible characters; line breaks and tabs stay. To be applied before secrets are sought: one that is
 * split by an invisible character is whole again for whoever copies it.
 */
export function withoutInvisible(hostile: string): string {
  return hostile.replace(INVISIBLE, (character) => (character === "\n" || character === "\t" ? character : ""));
}

/**
 * Hostile text as one line that shows what it holds: white space becomes single blanks, invisible characters and
 * terminal escapes are dropped, and it is cut with `…` where it has more than `limit` characters.
 */
export function visibleText(hostile: string, limit: number): string {
  const plain = hostile.replace(/\s+/gu, " ").replace(INVISIBLE, "").trim();
  const characters = [...plain];
  return characters.length > limit
    ? `${characters
        .slice(0, limit - 1)
        .join("")
        .trimEnd()}…`
    : plain;
}

/** A stretch of text, or one character that cannot be seen. */
export interface Stretch {
  text: string;
  isInvisible: boolean;
}

/** What makes an emoji of a sign hides nothing. */
const EMOJI_STYLE = /(?<=\p{Extended_Pictographic})\ufe0f/gu;

/** A line cut where a character stands that cannot be seen, so that a page can show it; tabs count as seen. */
export function stretchesOf(hostile: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let end = 0;
  const line = hostile.replace(EMOJI_STYLE, "");
  for (const { 0: character, index } of line.matchAll(INVISIBLE)) {
    if (character === "\t") continue;
    if (index > end) stretches.push({ text: line.slice(end, index), isInvisible: false });
    stretches.push({ text: character, isInvisible: true });
    end = index + character.length;
  }
  if (end < line.length) stretches.push({ text: line.slice(end), isInvisible: false });
  return stretches;
}
