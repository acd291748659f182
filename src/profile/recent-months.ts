import { groupIssues } from "./group-issues.js";
import type { AccuracyMonth, Profile } from "./profile-schema.js";

/** What a reader sees of how right labels were by month. */
export interface RecentMonths {
  /** `2026-02`, the oldest first: in each something was right or wrong. */
  months: readonly string[];
  /** Labels of which most is known in these months; of each its months, the newest first. */
  labels: readonly { label: string; rows: readonly AccuracyMonth[] }[];
  /** Rows of other labels and earlier months. */
  left: number;
}

/** The last months in which labels were right or wrong, no more than `months`, of no more than `labels` labels. */
export function recentMonths({ months: all }: Profile["accuracy"], labels = 6, months = 12): RecentMonths {
  const shown = [...new Set(all.map(({ month }) => month))].slice(0, months);
  const byLabel = [...groupIssues(all, ({ label }) => label)]
    .map(([label, rows]) => ({ label, rows: rows.filter(({ month }) => shown.includes(month)) }))
    .filter(({ rows }) => rows.length > 0)
    .sort((a, b) => judged(b.rows) - judged(a.rows) || a.label.localeCompare(b.label))
    .slice(0, labels);
  return {
    months: shown.reverse(),
    labels: byLabel,
    left: all.length - byLabel.reduce((sum, { rows }) => sum + rows.length, 0),
  };
}

function judged(rows: readonly AccuracyMonth[]): number {
  return rows.reduce((sum, { right, wrong }) => sum + right.length + wrong.length, 0);
}
