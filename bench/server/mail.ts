import { createHmac, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { z } from "zod";

/** A signed delivery, ready to be posted. */
export interface Letter {
  /** Delivery id. */
  id: string;
  headers: Record<string, string>;
  body: string;
}

/** Bodies of written issues, about as long as reports of engines are. */
const REPORTS = ["vllm-tp-nccl-init-hang", "sglang-throughput-regression", "tensorrt-llm-fp8-kv-batch-mismatch"];
/** Deliveries come from so many repositories. */
const REPOSITORIES = 40;
/** Where a delivery's own number and repository go. */
const NUMBER = 987_654_321;
const REPOSITORY = "bench/of-the-delivery";

const record = z.record(z.string(), z.unknown());
const examplesSchema = z.array(z.object({ name: z.string(), examples: z.array(record) }));

/**
 * Writes `issues.opened` deliveries, each of another issue under another id: GitHub's recorded payload with the text of a
 * report. Text of a payload is made once, so that the sender takes little of the machine.
 */
export function createMail(secret: string): () => Letter {
  const texts = REPORTS.map(payloadText);
  let number = 0;
  return () => {
    number += 1;
    const [beforeNumber = "", betweenThem = "", afterName = ""] = texts[number % texts.length] ?? [];
    const body = `${beforeNumber}${number}${betweenThem}bench/repository-${number % REPOSITORIES}${afterName}`;
    const id = randomUUID();
    return {
      id,
      body,
      headers: {
        "content-type": "application/json",
        "user-agent": "GitHub-Hookshot/bench",
        "x-github-event": "issues",
        "x-github-delivery": id,
        "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
      },
    };
  };
}

/** The payload as text, cut where the number of the issue and the name of the repository stand. */
function payloadText(report: string): readonly string[] {
  const examples = examplesSchema.parse(createRequire(import.meta.url)("@octokit/webhooks-examples"));
  const opened = examples.find(({ name }) => name === "issues")?.examples.find(({ action }) => action === "opened");
  if (!opened) throw new Error("no recorded issues.opened");
  const body = readFileSync(new URL(`../../demo/issues/${report}.md`, import.meta.url), "utf8");
  const payload = {
    ...opened,
    issue: { ...record.parse(opened.issue), body, number: NUMBER },
    // Without GitHub's number: there is one payload for many repositories, which would be one that is renamed.
    repository: { ...record.parse(opened.repository), id: undefined, full_name: REPOSITORY },
    installation: { id: 2, node_id: "bench" },
  };
  return JSON.stringify(payload).split(new RegExp(`${NUMBER}|${REPOSITORY}`));
}
