import type { Probot } from "probot";
import { z } from "zod";
import { acceptDelivery, type EventDependencies } from "./accept-delivery.js";
import { asksFor, type EventRequest, ignored } from "./event-request.js";
import { installationSchema } from "./payload.js";

const loginSchema = z.string().regex(/^[^/\s]+$/);

const payloadSchema = z.object({
  action: z.literal("renamed"),
  /** An enterprise has a `slug` instead, of which no repository's name is made. */
  account: z.object({ login: loginSchema.optional(), updated_at: z.iso.datetime().optional().catch(undefined) }),
  changes: z.object({ login: z.object({ from: loginSchema }).optional() }),
  installation: installationSchema,
});

/** What `installation_target` asks for: what is stored of an account's repositories moves with the account's name. */
export function readInstallationTarget(delivery: string, payload: unknown): EventRequest {
  const parsed = payloadSchema.safeParse(payload).data;
  if (!parsed) return ignored("unreadable");
  const { account, changes, installation } = parsed;
  const { login: to, updated_at: at } = account;
  const from = changes.login?.from;
  if (to === undefined || from === undefined) return ignored("nothing-asked");
  return asksFor({
    kind: "rename-owner",
    delivery,
    installation: installation.id,
    from,
    to,
    ...(at === undefined ? {} : { at }),
  });
}

/** The organisation or user that the App is installed on gets another name. */
export function onInstallationTarget(app: Probot, dependencies: EventDependencies): void {
  app.on("installation_target", (event) => acceptDelivery(event, readInstallationTarget, dependencies));
}
