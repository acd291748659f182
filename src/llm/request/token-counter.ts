/** Number of tokens of a text. Counts line by line, so that the sum over lines is the number of the whole. */
export type TokenCounter = (text: string) => number;

/** The tokenizer needs time that grows with the square of an unbroken run: longer lines are counted in pieces. */
const PIECE = 400;

let loaded: Promise<TokenCounter> | undefined;

/**
 * The tokenizer of the default model (o200k_base), near enough for others. Loaded at the first call (about 0.4 s and
 * 70 MB), since a run without a model needs none.
 */
export function loadTokenCounter(): Promise<TokenCounter> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<TokenCounter> {
  const { countTokens } = await import("gpt-tokenizer/encoding/o200k_base");
  // Text such as <|endoftext|> in an issue is text: none is special, none is an error.
  const plain = { disallowedSpecial: new Set<string>() };
  return (text) => {
    let tokens = 0;
    for (const line of text.split("\n")) {
      for (let at = 0; at === 0 || at < line.length; at += PIECE) {
        tokens += countTokens(`${line.slice(at, at + PIECE)}\n`, plain);
      }
    }
    return tokens;
  };
}
