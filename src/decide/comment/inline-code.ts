import { redact } from "../../redaction/redact.js";
import { visibleText, withoutInvisible } from "../../report/visible-text.js";

const ADDRESS = /\b(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)[^\s`"'<>|]+/gi;
const MENTION = /@(?=\w)/g;

/**
 * Text from an issue as GitHub inline code: nothing invisible, secrets redacted, one line, at most `limit` characters.
 * It cannot break out (the fence is longer than any run of backticks inside), and inside code nothing mentions, links or
 * renders. Addresses are left out all the same, and the sign of a mention is the full-width one: a notification by mail
 * shows the comment as plain text, and a stranger's address must not be there to follow under the App's name.
 *
 * @returns "" where nothing visible is left
 */
export function inlineCode(hostile: string, limit: number): string {
  const harmless = redact(withoutInvisible(hostile)).replace(ADDRESS, "[link]").replace(MENTION, "＠");
  const text = visibleText(harmless, limit);
  if (text === "") return "";
  const longestRun = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longestRun + 1);
  const padding = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${padding}${text}${padding}${fence}`;
}
