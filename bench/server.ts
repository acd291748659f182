/**
 * `npm run bench:server -- [--only ack,memory,backlog] [--seconds N] [--deliveries N] [--jobs N] [--latency MS]
 * [--database URL] [--json]`: how fast the App acknowledges deliveries beside a Probot app that only answers, its memory
 * over many of them, and how fast one worker process and two finish a backlog. Takes about ten minutes. Without a PostgreSQL
 * server only the embedded database is measured. Exit code 1 where a target is missed, 2 for a wrong option.
 */
import { parseArgs } from "node:util";
import { z } from "zod";
import { benchServer, PARTS, type ServerPlan } from "./server/bench-server.js";
import { printServerReport } from "./server/print.js";
import { hasPostgres } from "./server/storage.js";
import { judge } from "./server/targets.js";

const count = z.coerce.number().int().positive();
const optionsSchema = z.object({
  only: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(PARTS)))
    .default([...PARTS]),
  seconds: count.default(60),
  deliveries: count.default(100_000),
  jobs: count.default(5_000),
  latency: count.default(20),
  database: z.string().default("postgres://postgres@127.0.0.1:5432/test"),
  json: z.boolean().default(false),
});

const text = { type: "string" } as const;
const options = { only: text, seconds: text, deliveries: text, jobs: text, latency: text, database: text };
const parsed = optionsSchema.safeParse(parseArgs({ options: { ...options, json: { type: "boolean" } } }).values);
if (!parsed.success) fail(z.prettifyError(parsed.error));
const { only, seconds, deliveries, jobs, latency, database, json } = parsed.data;

const isThere = await hasPostgres(database);
if (!isThere) process.stderr.write(`no PostgreSQL at ${database}: only the embedded database is measured\n`);
const plan: ServerPlan = {
  code: "dist",
  parts: only,
  postgres: isThere ? database : null,
  seconds,
  rates: { PostgreSQL: 1_000, embedded: 300 },
  deliveries,
  jobs,
  latencyMs: latency,
};
const report = await benchServer(plan, (step) => process.stderr.write(`${step} ...\n`));
process.stdout.write(json ? `${JSON.stringify({ ...report, targets: judge(report) })}\n` : printServerReport(report));
process.exitCode = judge(report).every(({ met }) => met) ? 0 : 1;

function fail(problem: string): never {
  process.stderr.write(`bench:server: ${problem}\n`);
  process.exit(2);
}
