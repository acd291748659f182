import { createHash, createHmac } from "node:crypto";
import { createRequire } from "node:module";
import { z } from "zod";
import { WEBHOOK_SECRET } from "./environment.js";

export type Payload = Record<string, unknown>;

const examplesSchema = z.array(z.object({ name: z.string(), examples: z.array(z.record(z.string(), z.unknown())) }));
const examples = examplesSchema.parse(createRequire(import.meta.url)("@octokit/webhooks-examples"));

/** All recorded payloads of an event, as GitHub sent them. */
export function examplesOf(event: string): readonly Payload[] {
  return examples.find(({ name }) => name === event)?.examples ?? [];
}

export function exampleEvents(): readonly string[] {
  return examples.map(({ name }) => name);
}

/** A recorded payload of the event and action, with an installation (most recordings lack it). */
export function examplePayload(event: string, action: string): Payload {
  const found = examplesOf(event).find((payload) => payload.action === action);
  if (!found) throw new Error(`no recorded ${event}.${action}`);
  return { ...structuredClone(found), installation: { id: 2, node_id: "MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9uMg==" } };
}

/** GitHub's number of a repository, which no other has. */
export function repositoryNumber(repo: string): number {
  return createHash("sha256").update(repo).digest().readUInt32BE() + 1;
}

function named(payload: Payload, repo: string): Payload {
  const recorded = z.record(z.string(), z.unknown()).parse(payload.repository);
  return { ...recorded, id: repositoryNumber(repo), full_name: repo };
}

/** The recorded `issues.opened` for another issue. */
export function issuePayload(
  repo: string,
  number: number,
  { action = "opened", issue = {}, ...rest }: { action?: string; issue?: Payload } & Payload = {},
): Payload {
  const payload = examplePayload("issues", "opened");
  return {
    ...payload,
    action,
    repository: named(payload, repo),
    issue: { ...z.record(z.string(), z.unknown()).parse(payload.issue), number, ...issue },
    ...rest,
  };
}

/** The recorded `issue_comment.created` for another comment; an edited one names what it said before. */
export function commentPayload(
  repo: string,
  number: number,
  comment: { id: number; author: string; body: string },
  { before, sender = comment.author, issue = {} }: { before?: string; sender?: string; issue?: Payload } = {},
): Payload {
  const payload = examplePayload("issue_comment", "created");
  const record = z.record(z.string(), z.unknown());
  const account = (login: string) => ({ login, type: login.endsWith("[bot]") ? "Bot" : "User" });
  return {
    ...payload,
    action: before === undefined ? "created" : "edited",
    ...(before === undefined ? {} : { changes: { body: { from: before } } }),
    repository: named(payload, repo),
    issue: { ...record.parse(payload.issue), number, locked: false, ...issue },
    comment: { ...record.parse(payload.comment), id: comment.id, body: comment.body, user: account(comment.author) },
    sender: account(sender),
  };
}

export interface Delivery {
  event: string;
  payload: Payload;
  /** Delivery id. */
  id: string;
}

export function sign(body: string, secret = WEBHOOK_SECRET): string {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}

/** Posts a delivery as GitHub does. `headers` replace GitHub's; one that is undefined is left out. */
export function deliver(
  url: string,
  { event, payload, id }: Delivery,
  headers: Record<string, string | undefined> = {},
): Promise<Response> {
  const body = JSON.stringify(payload);
  const all: Record<string, string | undefined> = {
    "content-type": "application/json",
    "x-github-event": event,
    "x-github-delivery": id,
    "x-hub-signature-256": sign(body),
    ...headers,
  };
  const given = Object.entries(all).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  return fetch(url, { method: "POST", body, headers: given });
}
