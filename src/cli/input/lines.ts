/**
 * Lines of a text, each without its end (`\n` or `\r\n`), one at a time. Node's readline will not do: from Node 22 on it
 * also breaks lines at U+2028 and U+2029, which stand unescaped inside JSON strings.
 */
export async function* linesOf(stream: AsyncIterable<unknown>): AsyncGenerator<string> {
  // Pieces of the line that is not complete yet: joined once, so that a long line takes linear time.
  let pieces: string[] = [];
  for await (const chunk of stream) {
    const [first = "", ...others] = String(chunk).split("\n");
    pieces.push(first);
    for (const piece of others) {
      yield joined(pieces);
      pieces = [piece];
    }
  }
  const last = joined(pieces);
  if (last !== "") yield last;
}

function joined(pieces: readonly string[]): string {
  return pieces.join("").replace(/\r$/, "");
}
