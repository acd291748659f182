import type { Probot } from "probot";
import { z } from "zod";
import { acceptDelivery, type EventDependencies } from "./accept-delivery.js";
import { asksFor, type EventRequest, ignored } from "./event-request.js";
import { jobsOfNewcomer } from "./newcomer.js";
import { installationSchema, repositoriesSchema } from "./payload.js";

const payloadSchema = z.object({
  installation: installationSchema,
  repositories_added: repositoriesSchema,
  repositories_removed: repositoriesSchema,
});

/** Repositories that came are made ready; what is stored of those that went is deleted. */
export function readInstallationRepositories(delivery: string, payload: unknown): EventRequest {
  const parsed = payloadSchema.safeParse(payload).data;
  if (!parsed) return ignored("unreadable");
  const { repositories_added: added, repositories_removed: removed } = parsed;
  const gone = removed.map(({ full_name }) => full_name);
  const base = { delivery, installation: parsed.installation.id };
  return asksFor(
    ...added.flatMap((repository) => jobsOfNewcomer(base, repository)),
    ...(gone.length > 0 ? [{ ...base, kind: "forget-repositories" as const, repos: gone }] : []),
  );
}

/** Repositories are added to an installation or removed from it. */
export function onInstallationRepositories(app: Probot, dependencies: EventDependencies): void {
  app.on("installation_repositories", (event) => acceptDelivery(event, readInstallationRepositories, dependencies));
}
