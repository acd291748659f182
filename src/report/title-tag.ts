/** Tags without brackets that the engines' forms put in front of a title (`Bug: …`, `Eval bug: …`, `Misc. bug: …`). */
const BARE_TAGS = [
  "bug",
  "eval bug",
  "compile bug",
  "misc. bug",
  "misc bug",
  "feature",
  "feature request",
  "enhancement",
  "research",
  "refactor",
  "question",
  "user",
  "doc",
  "docs",
  "documentation",
  "tracker",
  "rfc",
  "performance",
  "server",
  "build",
  "regression",
] as const;

const BARE = new Set<string>(BARE_TAGS);

export interface TaggedTitle {
  /** Lower case, null without one. */
  tag: string | null;
  /** The rest of the title. */
  title: string;
}

/**
 * Takes an issue title and parts it into its tag and the rest: `[Bug]: it fails` gives `bug` and `it fails`.
 */
export function readTitleTag(title: string): TaggedTitle {
  const line = title.replaceAll(/[\r\n]+/g, " ").trim();
  const head = line.slice(0, 120);
  const bracket = /^[^\p{L}\p{N}[【]{0,8}[[【]([^\][【】]{1,60})[\]】]\s{0,4}[:：]?/u.exec(head);
  if (bracket !== null) {
    const tag = normalise(bracket[1] ?? "");
    if (tag !== "") return { tag, title: line.slice(bracket[0].length).trim() };
  }
  const bare = /^[^\p{L}\p{N}]{0,8}([\p{L}. ]{2,30})\s{0,4}[:：]/u.exec(head);
  const word = normalise(bare?.[1] ?? "");
  if (bare !== null && BARE.has(word)) return { tag: word, title: line.slice(bare[0].length).trim() };
  return { tag: null, title: line };
}

function normalise(tag: string): string {
  return tag
    .replaceAll(/[^\p{L}\p{N}. /&+_-]/gu, "")
    .trim()
    .toLowerCase();
}
