import { RE2JS } from "re2js";

/** Characters of a pattern's source. */
const SOURCE_LIMIT = 200;
/** Instructions of a compiled pattern: its time is linear in text and in these. */
const PROGRAM_LIMIT = 2_000;

/** A pattern that somebody else wrote, to be run over hostile text: its time grows linearly with the text, whatever it is. */
export interface LinearPattern {
  readonly source: string;
  /** Index of the first match; null where there is none. */
  find(text: string): number | null;
}

/** Why a pattern cannot be taken. */
export class PatternError extends Error {
  override readonly name = "PatternError";
}

/**
 * Compiles a pattern in RE2's language (no look-around, no back-references), without regard to case.
 *
 * @throws PatternError for one that is too long, is not in the language, or becomes too large
 */
export function compilePattern(source: string): LinearPattern {
  if (source.length > SOURCE_LIMIT) throw new PatternError(`has more than ${SOURCE_LIMIT} characters`);
  const compiled = compile(source);
  if (compiled.programSize() > PROGRAM_LIMIT) throw new PatternError("repeats too much; use smaller counts");
  return {
    source,
    find(text) {
      const matcher = compiled.matcher(text);
      return matcher.find() ? matcher.start() : null;
    },
  };
}

function compile(source: string): RE2JS {
  try {
    return RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    const said = error instanceof Error ? error.message.replace(/^error parsing regexp: /, "") : String(error);
    throw new PatternError(`is no pattern of RE2 (${said})`, { cause: error });
  }
}
