import { z } from "zod";
import type { Told } from "../decide/told.js";
import { CAUSES } from "../taxonomy/causes.js";
import { SYMPTOMS } from "../taxonomy/symptoms.js";
import type { IssueKey } from "./applied-labels.js";
import type { Queryable } from "./database.js";

/** What maintainers ordered for an issue by commands, as it stands now. */
export interface Orders extends Pick<Told, "symptom" | "cause" | "notABug"> {
  /** Nothing is written on the issue. */
  isOff: boolean;
}

const NO_ORDERS: Orders = { isOff: false, notABug: false, symptom: null, cause: null };

const rowsSchema = z.array(
  z.object({
    isOff: z.boolean(),
    notABug: z.boolean(),
    symptom: z.enum(SYMPTOMS.map(({ id }) => id)).nullable(),
    cause: z.enum(CAUSES.map(({ id }) => id)).nullable(),
  }),
);

export async function readOrders(db: Queryable, { repo, issue }: IssueKey): Promise<Orders> {
  const rows = await db.query(
    `SELECT is_off AS "isOff", not_a_bug AS "notABug", symptom, cause FROM ${db.schema}.orders
     WHERE repo = $1 AND issue = $2`,
    [repo, issue],
  );
  return rowsSchema.parse(rows)[0] ?? NO_ORDERS;
}

/** Replaces what is ordered by `change`; the rest stays. To be called in a transaction, or by one job of the issue at a time. */
export async function changeOrders(db: Queryable, key: IssueKey, change: Partial<Orders>): Promise<void> {
  const { isOff, notABug, symptom, cause } = { ...(await readOrders(db, key)), ...change };
  await db.query(
    `INSERT INTO ${db.schema}.orders (repo, issue, is_off, not_a_bug, symptom, cause) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (repo, issue) DO UPDATE SET is_off = excluded.is_off, not_a_bug = excluded.not_a_bug,
       symptom = excluded.symptom, cause = excluded.cause`,
    [key.repo, key.issue, isOff, notABug, symptom, cause],
  );
}
