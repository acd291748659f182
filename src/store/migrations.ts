/** One step of the schema. Steps are only ever appended; a released step is never edited. */
export interface Migration {
  version: number;
  /** Statements, run in order in one transaction. `{schema}` stands for the App's schema. */
  statements: readonly string[];
}

export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    statements: [
      `CREATE TABLE {schema}.deliveries (
        id text PRIMARY KEY,
        received_at timestamptz NOT NULL DEFAULT now()
      )`,
      "CREATE INDEX deliveries_received_at ON {schema}.deliveries (received_at)",
      // One row a delivery: a job that runs twice after a crash overwrites its own row.
      `CREATE TABLE {schema}.triages (
        delivery text PRIMARY KEY,
        installation bigint NOT NULL,
        repo text NOT NULL,
        issue bigint NOT NULL,
        outcome text NOT NULL,
        decision jsonb,
        at timestamptz NOT NULL DEFAULT now()
      )`,
      "CREATE INDEX triages_issue ON {schema}.triages (repo, issue)",
      // Written before the label is put on the issue, confirmed after: see applied-labels.ts.
      `CREATE TABLE {schema}.applied_labels (
        repo text NOT NULL,
        issue bigint NOT NULL,
        name text NOT NULL,
        family text NOT NULL,
        intended_at timestamptz NOT NULL DEFAULT now(),
        applied_at timestamptz,
        removed_at timestamptz,
        PRIMARY KEY (repo, issue, name)
      )`,
      `CREATE TABLE {schema}.comments (
        repo text NOT NULL,
        issue bigint NOT NULL,
        comment_id bigint NOT NULL,
        body_sha256 text NOT NULL,
        written_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (repo, issue)
      )`,
    ],
  },
  {
    version: 2,
    statements: [
      // One row a day (UTC): a call is reserved by one statement on one row, see model-days.ts. `repos` holds the parts of
      // the repositories: {"owner/name": {"calls": 1, "tokens": 5000}}.
      `CREATE TABLE {schema}.model_days (
        day date PRIMARY KEY,
        calls bigint NOT NULL,
        tokens bigint NOT NULL,
        repos jsonb NOT NULL
      )`,
      // By the fingerprint of the request: ids, probabilities and line numbers that a model gave.
      `CREATE TABLE {schema}.model_replies (
        request text PRIMARY KEY,
        reply jsonb NOT NULL,
        kept_at timestamptz NOT NULL DEFAULT now()
      )`,
      "CREATE INDEX model_replies_kept_at ON {schema}.model_replies (kept_at)",
    ],
  },
];
