/** Words too frequent to tell anything, and markup of forms. */
const STOP_WORDS = new Set(
  "a an the and or of to in on at for with by from as it its i we you he they this that these those there here is are was were be been being have has had do does did will would can could should may might my our your me us them am so if then than also just very more most some any all each other into over out up down no_response response http https www com github".split(
    " ",
  ),
);

/** Letters of any script, digits inside words, and the joints of identifiers. CJK text becomes single characters below. */
const WORD = /[\p{L}_][\p{L}\p{N}_]*(?:[.+#-][\p{L}\p{N}_]+)*|[\u4e00-\u9fff]/gu;
const LONGEST_WORD = 40;
const CJK = { first: "\u4e00".charCodeAt(0), last: "\u9fff".charCodeAt(0) } as const;
const DIGITS = { first: "0".charCodeAt(0), last: "9".charCodeAt(0) } as const;

/**
 * Splits text into lower-case words: identifiers stay whole (`torch.cuda`, `flash-attn`), numbers become `0`, Chinese
 * runs become pairs of characters.
 *
 * @param limit at most this many words are returned, from the start of the text
 */
export function words(text: string, limit: number): readonly string[] {
  const found: string[] = [];
  for (const match of text.matchAll(WORD)) {
    if (found.length >= limit) break;
    const word = match[0].toLowerCase();
    // Asked of every word of every report: a look at its characters takes less than a pattern's call.
    if (hasCharacter(word, CJK)) {
      for (let i = 0; i + 1 < word.length && found.length < limit; i++) found.push(word.slice(i, i + 2));
      continue;
    }
    if (word.length > LONGEST_WORD || word.length < 2 || STOP_WORDS.has(word)) continue;
    found.push(hasCharacter(word, DIGITS) ? word.replace(/\d+/g, "0") : word);
  }
  return found;
}

function hasCharacter(word: string, { first, last }: { first: number; last: number }): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code >= first && code <= last) return true;
  }
  return false;
}
