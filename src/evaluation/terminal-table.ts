import Table from "cli-table3";

/** A table for the terminal without lines between its rows. Numbers stand at the right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const drawn = new Table({
    head: [...head],
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) {
    drawn.push(row.map((cell) => (typeof cell === "number" ? { content: cell, hAlign: "right" as const } : cell)));
  }
  return drawn.toString();
}
