/** Issues that a list of a Markdown report names. */
const NAMED = 8;

/** Links to issues, the newest first, and how many more there are: `--json` names them all. */
export function issueLinks(numbers: readonly number[], repo: string, githubUrl: string): string {
  if (numbers.length === 0) return "none";
  const links = numbers.slice(0, NAMED).map((number) => `[#${number}](${githubUrl}/${repo}/issues/${number})`);
  const more = numbers.length > NAMED ? ` and ${numbers.length - NAMED} more` : "";
  return `${links.join(" ")}${more}`;
}
