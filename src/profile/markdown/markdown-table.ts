/**
 * A table of GitHub's Markdown. Cells are Markdown. A bar becomes its full-width likeness: what escapes one, behind a
 * backslash, ends a cell for some readers and not for others.
 */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cellOf).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function cellOf(text: string): string {
  return text.replaceAll("|", "｜").replace(/\s+/g, " ");
}
