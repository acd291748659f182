import autocannon from "autocannon";
import type { Letter } from "./mail.js";

/** What is sent. */
export interface LoadPlan {
  url: string;
  deliveries: number;
  /** Deliveries a second; null: as fast as the connections let it. Each second's are sent at its beginning. */
  rate: number | null;
  connections: number;
}

/** How it was answered. */
export interface LoadResult {
  /** Ids of the deliveries that were answered with 2xx. */
  acknowledged: readonly string[];
  /** Deliveries that were answered otherwise, or not at all. */
  refused: number;
  /** Acknowledged a second. */
  perSecond: number;
  /** Milliseconds from request to answer. */
  p50: number;
  p99: number;
}

/** Sends deliveries and waits for all answers. */
export async function load({ url, deliveries, rate, connections }: LoadPlan, next: () => Letter): Promise<LoadResult> {
  const acknowledged: string[] = [];
  const times: number[] = [];
  const began = performance.now();
  let ended = began;

  const options: autocannon.Options = {
    url,
    amount: deliveries,
    connections: Math.min(connections, deliveries),
    // It ends at the next of its samples.
    sampleInt: 100,
    ...(rate === null ? {} : { overallRate: rate, ignoreCoordinatedOmission: true }),
    requests: [
      {
        method: "POST",
        setupRequest(request, context) {
          const { id, headers, body } = next();
          Object.assign(context, { id });
          return { ...request, headers, body };
        },
        onResponse(status, _body, context) {
          if (status >= 200 && status < 300 && "id" in context) acknowledged.push(String(context.id));
        },
      },
    ],
  };
  await new Promise<void>((resolve, reject) => {
    const run = autocannon(options, (error) => (error ? reject(error) : resolve()));
    run.on("response", (_client, _status, _bytes, milliseconds) => {
      times.push(milliseconds);
      ended = performance.now();
    });
  });
  times.sort((left, right) => left - right);
  return {
    acknowledged,
    refused: deliveries - acknowledged.length,
    perSecond: (acknowledged.length / (ended - began)) * 1_000,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
}

/** Of ascending numbers; NaN of none. */
function quantile(ascending: readonly number[], share: number): number {
  return ascending[Math.max(0, Math.ceil(ascending.length * share) - 1)] ?? Number.NaN;
}
