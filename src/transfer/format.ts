import { z } from "zod";
import { DEAD_LETTERS, TRIAGE_QUEUE } from "../queue/job-rows.js";
import { TABLES } from "./tables.js";

// An export is JSON Lines: a header, a line a row of a table, a line an open job, and an end that says how many lines came
// between, so that a file that was cut short is not taken for a whole one.

export const FORMAT = "engine-triage export";
export const FORMAT_VERSION = 1;

export const headerSchema = z.strictObject({
  format: z.literal(FORMAT),
  /** Of this format. */
  version: z.number().int(),
  /** Of the tables: the number of the newest migration. */
  schema: z.number().int(),
  /** When it was made. */
  at: z.string(),
});

/** Values as PostgreSQL writes them into JSON. */
const rowSchema = z.strictObject({ table: z.enum(TABLES), row: z.record(z.string(), z.unknown()) });

const jobSchema = z.strictObject({
  job: z.strictObject({
    id: z.uuid(),
    queue: z.enum([TRIAGE_QUEUE, DEAD_LETTERS]),
    data: z.record(z.string(), z.unknown()),
    key: z.string().nullable(),
    priority: z.number().int(),
    /** ISO 8601; dates of the queue. */
    startAfter: z.string(),
    createdOn: z.string(),
    /** Why a dead letter is one. */
    output: z.unknown(),
  }),
});
export type OpenJob = z.infer<typeof jobSchema>["job"];

const endSchema = z.strictObject({ end: z.strictObject({ rows: z.number().int(), jobs: z.number().int() }) });

/** Any line but the header. */
export const lineSchema = z.union([rowSchema, jobSchema, endSchema]);

/** What an export or import was of. */
export interface Transferred {
  rows: number;
  jobs: number;
}
