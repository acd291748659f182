import type { Probot } from "probot";
import { z } from "zod";
import type { StoredJob } from "../queue/stored-jobs.js";
import { acceptDelivery, type EventDependencies } from "./accept-delivery.js";
import { asksFor, type EventRequest, ignored } from "./event-request.js";
import { jobsOfNewcomer } from "./newcomer.js";
import { installationSchema, type NamedRepository, repositoriesSchema } from "./payload.js";

const payloadSchema = z.object({
  action: z.string(),
  installation: installationSchema,
  /** Named when the App is installed or uninstalled. */
  repositories: repositoriesSchema,
});

/** What an action asks for, with the repositories that the payload names. */
function jobsOf(
  action: string,
  base: Pick<StoredJob, "delivery" | "installation">,
  repositories: readonly NamedRepository[],
): StoredJob[] {
  switch (action) {
    case "created":
      return repositories.flatMap((repository) => jobsOfNewcomer(base, repository));
    case "deleted":
      return [{ ...base, kind: "forget-installation", repos: repositories.map(({ full_name }) => full_name) }];
    case "suspend":
      return [{ ...base, kind: "suspend-installation" }];
    case "unsuspend":
    case "new_permissions_accepted":
      return [{ ...base, kind: "resume-installation" }];
    default:
      return [];
  }
}

/** What an `installation` event asks for. */
export function readInstallation(delivery: string, payload: unknown): EventRequest {
  const parsed = payloadSchema.safeParse(payload).data;
  if (!parsed) return ignored("unreadable");
  const { action, installation, repositories } = parsed;
  return asksFor(...jobsOf(action, { delivery, installation: installation.id }, repositories));
}

/** The App is installed, uninstalled, suspended or taken back. */
export function onInstallation(app: Probot, dependencies: EventDependencies): void {
  app.on("installation", (event) => acceptDelivery(event, readInstallation, dependencies));
}
