import { z } from "zod";
import { type Advice, adviseOn } from "../playbooks/advice.js";
import { CHECKS } from "../playbooks/checks/index.js";
import type { Imagined } from "../playbooks/imagined-situation.js";
import { type Implication, READERS } from "../playbooks/implications/implication.js";
import { implicationsFor } from "../playbooks/implications/implications.js";
import { lintPlaybooks } from "../playbooks/lint/lint-playbooks.js";
import { REQUESTS } from "../playbooks/requests/index.js";
import { BACKENDS } from "../report/issue-report.js";
import { CAUSES } from "../taxonomy/causes.js";
import { ENGINES } from "../taxonomy/engines.js";
import { PHASES } from "../taxonomy/phases.js";
import { SYMPTOMS } from "../taxonomy/symptoms.js";
import { printAdvice } from "./print-advice.js";

/** The `playbook lint` command. Returns the exit code: 1 where there is a problem. */
export function playbookLintMain({ json }: { json: boolean }): 0 | 1 {
  const today = new Date().toISOString().slice(0, 10);
  const problems = lintPlaybooks({ checks: CHECKS, requests: REQUESTS }, today);
  if (json) process.stdout.write(`${JSON.stringify(problems)}\n`);
  else {
    for (const { id, field, message } of problems) process.stdout.write(`${id}: ${field}: ${message}\n`);
    process.stdout.write(`${CHECKS.length} checks, ${REQUESTS.length} requests, ${problems.length} problems\n`);
  }
  return problems.length === 0 ? 0 : 1;
}

const ids = <Id extends string>(rows: readonly { readonly id: Id }[]) => z.enum(rows.map(({ id }) => id));

const showSchema = z.object({
  symptom: ids(SYMPTOMS),
  engine: ids(ENGINES).nullable().default(null),
  phase: ids(PHASES).optional(),
  cause: ids(CAUSES).optional(),
  backend: z.enum(BACKENDS).optional(),
});

/** Options as they stand on the command line. */
export interface ShowOptions {
  symptom: string;
  engine?: string;
  phase?: string;
  cause?: string;
  backend?: string;
  all: boolean;
  implications: boolean;
  json: boolean;
}

/** What `playbook show --json` prints. */
export interface Shown {
  told: Imagined;
  advice: Advice;
  implications: readonly Implication[];
}

/** The `playbook show` command. Returns the exit code: 2 for an id that there is not, with those that there are. */
export function playbookShowMain(options: ShowOptions): 0 | 2 {
  const parsed = showSchema.safeParse(options);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      process.stderr.write(`engine-triage: --${path.join(".")}: ${message}\n`);
    }
    return 2;
  }
  const told = withoutUndefined(parsed.data);
  const { others, ...advice } = adviseOn(told);
  const focus = { engine: told.engine, symptom: told.symptom };
  const shown: Shown = {
    told,
    advice: { ...advice, others: options.all ? others : [] },
    implications: options.implications ? READERS.flatMap((reader) => implicationsFor(reader, focus)) : [],
  };
  process.stdout.write(options.json ? `${JSON.stringify(shown)}\n` : printAdvice(shown));
  return 0;
}

function withoutUndefined({ symptom, engine, phase, cause, backend }: z.infer<typeof showSchema>): Imagined {
  return { symptom, engine, ...(phase && { phase }), ...(cause && { cause }), ...(backend && { backend }) };
}
