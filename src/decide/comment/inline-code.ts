import { redact } from "../../redaction/redact.js";
import { visibleText, withoutInvisible } from "../../report/visible-text.js";

/**
 * Text from an issue as GitHub inline code: nothing invisible, secrets redacted, one line, at most `limit` characters.
 * It cannot break out (the fence is longer than any run of backticks inside), and inside code nothing mentions, links or
 * renders.
 *
 * @returns "" where nothing visible is left
 */
export function inlineCode(hostile: string, limit: number): string {
  const text = visibleText(redact(withoutInvisible(hostile)), limit);
  if (text === "") return "";
  const longestRun = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longestRun + 1);
  const padding = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${padding}${text}${padding}${fence}`;
}
