import type { Probot } from "probot";
import { z } from "zod";
import type { StoredJob } from "../queue/stored-jobs.js";
import { acceptDelivery, type EventDependencies } from "./accept-delivery.js";
import { asksFor, type EventRequest, ignored } from "./event-request.js";
import { jobsOfNewcomer } from "./newcomer.js";
import { installationSchema, repositoryNamesSchema } from "./payload.js";

const payloadSchema = z.object({
  action: z.string(),
  installation: installationSchema,
  /** Named when the App is installed or uninstalled. */
  repositories: repositoryNamesSchema,
});

/** What an action asks for, with the repositories that the payload names. */
function jobsOf(action: string, base: Pick<StoredJob, "delivery" | "installation">, repos: string[]): StoredJob[] {
  switch (action) {
    case "created":
      return repos.flatMap((repo) => jobsOfNewcomer(base, repo));
    case "deleted":
      return [{ ...base, kind: "forget-installation", repos }];
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
