import DataLoader from "dataloader";
import type { Database } from "../store/database.js";
import { recordDeliveries } from "../store/deliveries.js";
import { type Storing, storeJobs } from "./store-jobs.js";
import type { StoredJob } from "./stored-jobs.js";

/** Most deliveries of one transaction: those that come behind it should not wait long. */
export const MOST_AT_ONCE = 200;
/** Longest wait for a row that another process has locked. It must leave time for the others of the batch, one by one. */
const LOCK_TIMEOUT = "2s";
/**
 * Classes of SQLSTATE that a single delivery can cause: unfit data, a broken constraint, a clash with what another process
 * writes. Anything else is the database's own trouble and would meet every delivery again.
 */
const OF_ONE_DELIVERY = /^(?:22|23|40|55)[0-9A-Z]{3}$/;

interface Received {
  delivery: string;
  jobs: readonly StoredJob[];
}

/**
 * Gives the function that stores a delivery with its jobs. Deliveries that come while a transaction is being written are
 * stored by the next one, together: one that comes alone waits for nothing, and many cost little more than one. Each caller
 * learns whether its delivery was new, and is rejected where it was not stored; what is wrong with one fails only that one.
 */
export function createDeliveryStore(
  database: Database,
  storing: Storing,
): (delivery: string, jobs: readonly StoredJob[]) => Promise<boolean> {
  let written: Promise<unknown> = Promise.resolve();
  let turn: Promise<unknown> = Promise.resolve();

  const loader = new DataLoader<Received, boolean>(
    (batch) => {
      const results = storeBatch(batch);
      written = results;
      return results;
    },
    {
      cache: false,
      maxBatchSize: MOST_AT_ONCE,
      batchScheduleFn(dispatch) {
        turn = turn.then(() => {
          dispatch();
          return written;
        });
      },
    },
  );

  /** Never rejects: each delivery has a result of its own. */
  async function storeBatch(batch: readonly Received[]): Promise<(boolean | Error)[]> {
    try {
      return await storeTogether(batch);
    } catch (error) {
      if (batch.length === 1 || !isOfOneDelivery(error)) return batch.map(() => toError(error));
    }
    const results: (boolean | Error)[] = [];
    for (const each of batch) results.push(...(await storeBatch([each])));
    return results;
  }

  function storeTogether(batch: readonly Received[]): Promise<boolean[]> {
    return database.transaction(async (transaction) => {
      await transaction.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
      const isNew = new Set(
        await recordDeliveries(
          transaction,
          batch.map(({ delivery }) => delivery),
        ),
      );
      // Of the same delivery twice, the first is the new one.
      const results = batch.map(({ delivery }) => isNew.delete(delivery));
      const jobs = batch.flatMap((received, index) => (results[index] ? received.jobs : []));
      await storeJobs(transaction, jobs, storing);
      return results;
    });
  }

  return (delivery, jobs) => loader.load({ delivery, jobs });
}

function isOfOneDelivery(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && OF_ONE_DELIVERY.test(error.code)) return true;
  return error.cause !== undefined && isOfOneDelivery(error.cause);
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
