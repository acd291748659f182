import type { Probot } from "probot";
import { z } from "zod";
import { acceptDelivery, type EventDependencies } from "./accept-delivery.js";
import { asksFor, type EventRequest, ignored } from "./event-request.js";
import { installationSchema } from "./payload.js";

const repository = z.object({
  id: z.number().int().positive(),
  full_name: z.string().regex(/^[^/\s]+\/[^/\s]+$/),
  updated_at: z.iso.datetime().optional().catch(undefined),
});
const base = { repository, installation: installationSchema.optional() };
const loginSchema = z.object({ login: z.string().min(1) });
const nameChange = z.object({ name: z.object({ from: z.string().min(1) }) });

const payloadSchema = z.discriminatedUnion("action", [
  z.object({
    ...base,
    action: z.literal("renamed"),
    changes: z.object({ repository: nameChange }),
  }),
  z.object({
    ...base,
    action: z.literal("transferred"),
    changes: z.object({
      owner: z.object({ from: z.object({ user: loginSchema.nullish(), organization: loginSchema.nullish() }) }),
      /** Where the new owner has it under another name. */
      repository: nameChange.optional().catch(undefined),
    }),
  }),
  z.object({ ...base, action: z.literal("deleted") }),
]);
type RepositoryPayload = z.infer<typeof payloadSchema>;

/** The repository's full name before the event; null where that is not said. */
function nameBefore(payload: Exclude<RepositoryPayload, { action: "deleted" }>): string | null {
  const [owner = "", name = ""] = payload.repository.full_name.split("/");
  if (payload.action === "renamed") return `${owner}/${payload.changes.repository.name.from}`;
  const { user, organization } = payload.changes.owner.from;
  const former = user ?? organization;
  return former ? `${former.login}/${payload.changes.repository?.name.from ?? name}` : null;
}

/**
 * What a `repository` event asks for, whoever did it: what is stored of a repository moves with its name, and goes with
 * the repository. A transfer comes from the installation of the new owner.
 */
export function readRepository(delivery: string, payload: unknown): EventRequest {
  const parsed = payloadSchema.safeParse(payload).data;
  if (!parsed) return ignored("unreadable");
  if (!parsed.installation) return ignored("no-installation");
  const { id, full_name: to, updated_at: at } = parsed.repository;
  const job = { delivery, installation: parsed.installation.id };
  if (parsed.action === "deleted") return asksFor({ ...job, kind: "forget-repositories", repos: [to] });
  const from = nameBefore(parsed);
  if (from === null) return ignored("unreadable");
  return asksFor({
    ...job,
    kind: "rename-repository",
    repositoryId: id,
    from,
    to,
    ...(at === undefined ? {} : { at }),
  });
}

/** A repository is renamed, handed over to another owner, or deleted. */
export function onRepository(app: Probot, dependencies: EventDependencies): void {
  app.on(["repository.renamed", "repository.transferred", "repository.deleted"], (event) =>
    acceptDelivery(event, readRepository, dependencies),
  );
}
