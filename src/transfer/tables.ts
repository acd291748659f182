/**
 * The App's tables, all that migrations make but the record of migrations itself. A migration that makes a table adds its
 * name here, or what is in it is lost when a database is moved.
 */
export const TABLES = [
  "applied_labels",
  "backfill_issues",
  "backfill_runs",
  "comment_commands",
  "comment_intents",
  "comments",
  "configuration_files",
  "corrections",
  "deliveries",
  "explanations",
  "feedback",
  "held_families",
  "installations",
  "issue_ends",
  "label_changes",
  "label_vetoes",
  "met_needs",
  "model_days",
  "model_replies",
  "orders",
  "renamed_repositories",
  "repositories",
  "similar_issues",
  "triaged_reports",
  "triages",
] as const;
