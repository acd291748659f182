const MAX_TEXT = 64_000;
const MAX_ATTEMPTS = 40;

/**
 * The JSON objects in what a model wrote, in order: alone, fenced, after words or after `<think>` blocks. Only whole
 * objects; of a text longer than 64,000 characters the end.
 */
export function jsonObjectsIn(text: string): unknown[] {
  const answer = withoutReasoning(text.slice(-MAX_TEXT));
  const objects: unknown[] = [];
  const starts = /\{\s*["}]/g;
  let attempts = 0;
  for (let start = starts.exec(answer); start && attempts < MAX_ATTEMPTS; start = starts.exec(answer)) {
    attempts += 1;
    const end = endOfObject(answer, start.index);
    if (end < 0) continue;
    const value = parse(answer.slice(start.index, end));
    if (value === undefined) continue;
    objects.push(value);
    starts.lastIndex = end;
  }
  return objects;
}

/** What follows the last closed block of reasoning; nothing if reasoning never ended. */
function withoutReasoning(text: string): string {
  const closed = Math.max(...["</think>", "</thinking>", "</reasoning>"].map((tag) => text.lastIndexOf(tag)));
  const rest = closed < 0 ? text : text.slice(closed);
  const opened = rest.search(/<(?:think|thinking|reasoning)>/);
  return opened < 0 ? rest : rest.slice(0, opened);
}

/** Position after the brace that closes the one at `start`, -1 without one. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  let inString = false;
  for (let i = start; i < text.length; i += 1) {
    const character = text[i];
    if (inString) {
      if (character === "\\") i += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{") depth += 1;
    else if (character === "}") {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return -1;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // Not JSON after all: braces in prose. The caller goes on to the next brace.
    return undefined;
  }
}
