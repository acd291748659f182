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
  {
    version: 3,
    statements: [
      // A deleted installation stays, as a number alone: its id never comes back, and a late delivery must not revive it.
      `CREATE TABLE {schema}.installations (
        id bigint PRIMARY KEY,
        state text NOT NULL,
        paused_until timestamptz
      )`,
      `CREATE TABLE {schema}.repositories (
        installation bigint NOT NULL,
        repo text NOT NULL,
        removed_at timestamptz,
        PRIMARY KEY (installation, repo)
      )`,
      // Names in lower case: GitHub's ignore case.
      `CREATE TABLE {schema}.label_vetoes (
        repo text NOT NULL,
        issue bigint NOT NULL,
        name text NOT NULL,
        vetoed_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (repo, issue, name)
      )`,
      `CREATE TABLE {schema}.held_families (
        repo text NOT NULL,
        issue bigint NOT NULL,
        family text NOT NULL,
        held_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (repo, issue, family)
      )`,
      // What people corrected. One row a delivery: a job that runs twice writes it once.
      `CREATE TABLE {schema}.feedback (
        delivery text PRIMARY KEY,
        repo text NOT NULL,
        issue bigint NOT NULL,
        correction text NOT NULL,
        label text NOT NULL,
        sender text NOT NULL,
        at timestamptz NOT NULL DEFAULT now()
      )`,
      "CREATE INDEX feedback_issue ON {schema}.feedback (repo, issue)",
      "ALTER TABLE {schema}.comments ADD COLUMN removed_at timestamptz",
      // A comment that is about to be created, see comment-intents.ts.
      `CREATE TABLE {schema}.comment_intents (
        repo text NOT NULL,
        issue bigint NOT NULL,
        misses integer NOT NULL DEFAULT 0,
        PRIMARY KEY (repo, issue)
      )`,
      // What the report said when it was triaged last, as a hash: an edit that leaves it as it is asks for nothing.
      `CREATE TABLE {schema}.triaged_reports (
        repo text NOT NULL,
        issue bigint NOT NULL,
        report_sha256 text NOT NULL,
        PRIMARY KEY (repo, issue)
      )`,
      "CREATE INDEX triages_installation ON {schema}.triages (installation)",
    ],
  },
  {
    version: 4,
    statements: [
      // What maintainers ordered for an issue by commands, as it stands now.
      `CREATE TABLE {schema}.orders (
        repo text NOT NULL,
        issue bigint NOT NULL,
        is_off boolean NOT NULL DEFAULT false,
        not_a_bug boolean NOT NULL DEFAULT false,
        symptom text,
        cause text,
        PRIMARY KEY (repo, issue)
      )`,
      // Commands of each comment: those that stood there when it was read last, and those of them that are not done yet.
      `CREATE TABLE {schema}.comment_commands (
        repo text NOT NULL,
        issue bigint NOT NULL,
        comment_id bigint NOT NULL,
        seen jsonb NOT NULL,
        pending jsonb NOT NULL,
        done bigint NOT NULL DEFAULT 0,
        PRIMARY KEY (repo, issue, comment_id)
      )`,
      // What commands corrected, by whom (GitHub's number of the account), and what the App had decided. `ordinal` counts
      // the commands of a comment: one that runs again after a crash writes its row once.
      `CREATE TABLE {schema}.corrections (
        repo text NOT NULL,
        issue bigint NOT NULL,
        comment_id bigint NOT NULL,
        ordinal bigint NOT NULL,
        person bigint NOT NULL,
        command text NOT NULL,
        decision jsonb,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (repo, issue, comment_id, ordinal)
      )`,
      // That a piece of missing information came, and with which comment. Never what the comment says.
      `CREATE TABLE {schema}.met_needs (
        repo text NOT NULL,
        issue bigint NOT NULL,
        need text NOT NULL,
        comment_id bigint NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (repo, issue, need)
      )`,
      // The one reply to `/triage explain` on an issue.
      `CREATE TABLE {schema}.explanations (
        repo text NOT NULL,
        issue bigint NOT NULL,
        comment_id bigint NOT NULL,
        body_sha256 text NOT NULL,
        PRIMARY KEY (repo, issue)
      )`,
    ],
  },
  {
    version: 6,
    statements: [
      // One row a configuration file that was looked for: the last text that was right stays in force while a later one
      // is not. `etag` is of the version looked at last, right or wrong.
      `CREATE TABLE {schema}.configuration_files (
        repo text PRIMARY KEY,
        etag text,
        good text,
        problems jsonb NOT NULL DEFAULT '[]',
        checked_at timestamptz NOT NULL DEFAULT now()
      )`,
    ],
  },
  {
    version: 7,
    statements: [
      // Runs of `engine-triage backfill`. `undos` counts how often undoing was begun; null `undo_at`: never.
      `CREATE TABLE {schema}.backfill_runs (
        id text PRIMARY KEY,
        installation bigint NOT NULL,
        repo text NOT NULL,
        comments boolean NOT NULL,
        started_at timestamptz NOT NULL DEFAULT now(),
        undo_at timestamptz,
        undos integer NOT NULL DEFAULT 0
      )`,
      // One row an issue that a run is to change. `comment_sha256` is of the comment that it was about to write, or wrote.
      `CREATE TABLE {schema}.backfill_issues (
        run text NOT NULL,
        repo text NOT NULL,
        issue bigint NOT NULL,
        state text NOT NULL DEFAULT 'waiting',
        outcome text,
        comment_id bigint,
        comment_sha256 text,
        PRIMARY KEY (run, issue)
      )`,
      "CREATE INDEX backfill_issues_issue ON {schema}.backfill_issues (repo, issue)",
      // The run that put the label on, and the one that took it off: null where something else has done so since.
      "ALTER TABLE {schema}.applied_labels ADD COLUMN put_by text, ADD COLUMN taken_by text",
    ],
  },
  {
    version: 8,
    statements: [
      // Everything that people did with labels of our families, in the order in which it was heard, and what the App had
      // decided by then: its first symptom and cause (null: no malfunction) and the labels of both families.
      `CREATE TABLE {schema}.label_changes (
        delivery text PRIMARY KEY,
        repo text NOT NULL,
        issue bigint NOT NULL,
        action text NOT NULL,
        family text NOT NULL,
        class text NOT NULL,
        decided jsonb,
        at timestamptz NOT NULL DEFAULT now()
      )`,
      "CREATE INDEX label_changes_issue ON {schema}.label_changes (repo, issue)",
      // What earlier releases kept of it.
      `INSERT INTO {schema}.label_changes (delivery, repo, issue, action, family, class, decided, at)
       SELECT delivery, repo, issue, CASE correction WHEN 'label-added' THEN 'added' ELSE 'removed' END,
         split_part(lower(label), ': ', 1), split_part(lower(label), ': ', 2),
         (SELECT jsonb_build_object('symptom', decision #> '{symptoms,0,id}', 'cause', decision #> '{causes,0,id}',
            'labels', decision -> 'labels')
          FROM {schema}.triages t
          WHERE t.repo = f.repo AND t.issue = f.issue AND t.decision IS NOT NULL AND t.at <= f.at
          ORDER BY t.at DESC, t.delivery LIMIT 1),
         at
       FROM {schema}.feedback f WHERE lower(label) LIKE 'symptom: %' OR lower(label) LIKE 'cause: %'`,
    ],
  },
  {
    version: 9,
    statements: [
      // By what earlier issues with the same error are found. No text of an issue: a hash of its error, and what GitHub says.
      `CREATE TABLE {schema}.similar_issues (
        repo text NOT NULL,
        issue bigint NOT NULL,
        state text NOT NULL,
        opened_at timestamptz,
        signature text,
        PRIMARY KEY (repo, issue)
      )`,
      "CREATE INDEX similar_issues_signature ON {schema}.similar_issues (repo, signature)",
    ],
  },
  {
    version: 12,
    statements: [
      // The first class of each level beside the decision that holds it: pages count thousands of triages, and reading
      // their decisions takes seconds. `unsure`: a malfunction whose symptom was not sure enough for a label.
      `ALTER TABLE {schema}.triages ADD COLUMN kind text, ADD COLUMN symptom text, ADD COLUMN phase text,
        ADD COLUMN component text, ADD COLUMN cause text, ADD COLUMN unsure boolean NOT NULL DEFAULT false`,
      `UPDATE {schema}.triages SET kind = decision #>> '{kind,id}', symptom = decision #>> '{symptoms,0,id}',
        phase = decision #>> '{phase,id}', component = decision #>> '{components,0,id}',
        cause = decision #>> '{causes,0,id}',
        unsure = decision #>> '{kind,id}' = 'malfunction' AND decision -> 'abstained' ? 'symptom'
        WHERE decision IS NOT NULL`,
      // With all that is counted, so that counting reads no more than the index. Names in lower case: addresses ignore case.
      `CREATE INDEX triages_page ON {schema}.triages (lower(repo), at, delivery)
        INCLUDE (repo, installation, issue, outcome, kind, symptom, phase, component, cause, unsure)`,
    ],
  },
  {
    version: 13,
    statements: [
      // Repositories that were renamed, by GitHub's number: what each is called now and in whose hands it is. While its rows
      // move to that name, from `moving_from`, its jobs wait, at most until `moving_until`. `renamed_at`: by GitHub's clock.
      `CREATE TABLE {schema}.renamed_repositories (
        id bigint PRIMARY KEY,
        installation bigint NOT NULL,
        repo text NOT NULL,
        renamed_at timestamptz,
        moving_from text,
        moving_until timestamptz
      )`,
      // The reply to a command is guarded as the comment of a triage is: an issue has one of each.
      "ALTER TABLE {schema}.comment_intents ADD COLUMN purpose text NOT NULL DEFAULT 'triage'",
      "ALTER TABLE {schema}.comment_intents DROP CONSTRAINT comment_intents_pkey",
      "ALTER TABLE {schema}.comment_intents ADD PRIMARY KEY (repo, issue, purpose)",
    ],
  },
  {
    version: 14,
    statements: [
      // What the repository was called before, so that a name that is newer than the record is told from one that is older.
      // `moving_since`: jobs that were claimed before then may not have known that they have to wait.
      `ALTER TABLE {schema}.renamed_repositories ADD COLUMN former_names text[] NOT NULL DEFAULT '{}',
        ADD COLUMN moving_since timestamptz`,
      `UPDATE {schema}.renamed_repositories SET former_names = ARRAY[moving_from]
        WHERE moving_from IS NOT NULL AND moving_from <> repo`,
    ],
  },
  {
    version: 15,
    statements: [
      // As `triages_page`, with the installation before the time: pages ask for both, and a database without statistics (the
      // embedded one gathers none) finds the order in the index only so. Names in the order of their bytes: those that
      // begin alike stand together.
      "DROP INDEX {schema}.triages_page",
      `CREATE INDEX triages_place ON {schema}.triages (lower(repo) text_pattern_ops, installation, at, delivery)
        INCLUDE (repo, issue, outcome, kind, symptom, phase, component, cause, unsure)`,
      `CREATE INDEX triages_unsure ON {schema}.triages (lower(repo) text_pattern_ops, installation, issue) WHERE unsure`,
      "CREATE INDEX repositories_name ON {schema}.repositories (lower(repo) text_pattern_ops)",
      // When triaged issues were closed, by what GitHub said last, at `said_at` of its clock; null `closed_at`: open again.
      `CREATE TABLE {schema}.issue_ends (
        repo text NOT NULL,
        issue bigint NOT NULL,
        opened_at timestamptz,
        closed_at timestamptz,
        said_at timestamptz NOT NULL,
        PRIMARY KEY (repo, issue)
      )`,
    ],
  },
  {
    version: 16,
    statements: [
      // Every repository is in the table by now, renamed or not, and each job looks for its own there.
      "CREATE INDEX renamed_repositories_repo ON {schema}.renamed_repositories (repo)",
      `CREATE INDEX renamed_repositories_moving ON {schema}.renamed_repositories (moving_from)
        WHERE moving_from IS NOT NULL`,
    ],
  },
];
