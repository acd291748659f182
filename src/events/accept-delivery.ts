import type { EmitterWebhookEvent } from "@octokit/webhooks";
import type { Logger } from "pino";
import type { TriageQueue } from "../queue/triage-queue.js";
import { readTriageRequest } from "./triage-request.js";

export interface EventDependencies {
  queue: Pick<TriageQueue, "enqueue">;
  logger: Logger;
}

/** A webhook event as Octokit hands it over; the payload is somebody else's data until the schema has read it. */
export type Delivery = Pick<EmitterWebhookEvent, "id"> & { payload: unknown };

/** A delivery could not be stored. The message goes to the sender and says no more than that. */
export class DeliveryNotAcceptedError extends Error {
  override readonly name = "DeliveryNotAcceptedError";

  constructor() {
    super("the delivery could not be stored, please deliver it again");
  }
}

/** Stores the job that a delivery asks for, if it asks for one. Throws a DeliveryNotAcceptedError where that fails. */
export async function acceptDelivery(
  { id: delivery, payload }: Delivery,
  { queue, logger }: EventDependencies,
): Promise<void> {
  const request = readTriageRequest(delivery, payload);
  if (request.kind === "ignored") {
    logger.info({ delivery, reason: request.reason }, "delivery ignored");
    return;
  }
  const { installation, repo, number } = request.job;
  const fields = { delivery, installation, repo, issue: number };
  try {
    const isNew = await queue.enqueue(request.job);
    logger.info(fields, isNew ? "job stored" : "delivery seen before");
  } catch (error) {
    // Told in full to the operator and not at all to the sender: Octokit answers with the message of what is thrown.
    logger.error({ ...fields, err: error }, "job not stored");
    throw new DeliveryNotAcceptedError();
  }
}
