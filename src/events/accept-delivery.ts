import type { EmitterWebhookEvent } from "@octokit/webhooks";
import type { Logger } from "pino";
import { jobFields } from "../queue/stored-jobs.js";
import type { TriageQueue } from "../queue/triage-queue.js";
import type { DeliveryObserver, DeliveryResult } from "./delivery-observer.js";
import type { EventReader, LookingReader } from "./event-request.js";

export interface EventDependencies {
  queue: Pick<TriageQueue, "enqueue">;
  logger: Logger;
  observe?: DeliveryObserver;
  /** Whether the repository has made a label one of ours, by the database; none is unless given. */
  isOurLabel?: (repo: string, label: string) => Promise<boolean>;
  /** STORE_TIMEOUT_MS unless given. */
  storeTimeoutMs?: number;
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

/**
 * Octokit answers "accepted" after 9 seconds, whatever becomes of the delivery then. A failure answered before lets GitHub
 * show it, and somebody deliver it again; should it have been stored after all, the second one is known by its id.
 */
const STORE_TIMEOUT_MS = 8_000;

/**
 * Stores the jobs that a delivery asks for, as `read` says, if it asks for any. Throws a DeliveryNotAcceptedError where that
 * fails, or where nobody can tell in time what it asks for.
 */
export async function acceptDelivery(
  { id: delivery, payload }: Delivery,
  read: EventReader | LookingReader,
  { queue, logger, observe = () => {}, storeTimeoutMs = STORE_TIMEOUT_MS }: EventDependencies,
): Promise<void> {
  let fields: Readonly<Record<string, string | number>> = { delivery };

  async function keep(): Promise<DeliveryResult> {
    const request = await read(delivery, payload);
    if (request.kind === "ignored") {
      logger.info({ delivery, reason: request.reason }, "delivery ignored");
      return "ignored";
    }
    const { jobs } = request;
    const [first] = jobs;
    fields = { ...(first ? jobFields(first) : { delivery }), ...(jobs.length > 1 ? { jobs: jobs.length } : {}) };
    const isNew = await queue.enqueue(delivery, jobs);
    logger.info(fields, isNew ? "job stored" : "delivery seen before");
    return isNew ? "stored" : "known";
  }

  try {
    observe(await within(storeTimeoutMs, keep()));
  } catch (error) {
    // Told in full to the operator and not at all to the sender: Octokit answers with the message of what is thrown.
    logger.error({ ...fields, err: error }, "job not stored");
    observe("failed");
    throw new DeliveryNotAcceptedError();
  }
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
