import type { ServerReport } from "./bench-server.js";

/** A figure that the App is to reach. */
export interface Verdict {
  what: string;
  target: string;
  reached: string;
  met: boolean;
}

/** Of a server that many share; who runs the embedded database has not asked for speed. */
const MOST_P99_MS = { "App, PostgreSQL": 100, "App, embedded": Number.POSITIVE_INFINITY } as const;
/** Of the rate that is asked for, which the sender itself does not always keep to. */
const LEAST_OF_RATE = 0.98;
const LEAST_SPEED_UP = 1.7;
/** Growth that the collector's timing accounts for. */
const MOST_GROWTH = 1.1;
const MOST_MEGABYTES = { PostgreSQL: 150, embedded: 450 } as const;

/** The targets that the report says something about. Those of a shortened run say less. */
export function judge({ acknowledging, memory, backlog }: ServerReport): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  for (const { server, rate, perSecond, p99, lost, refused } of acknowledging) {
    if (server === "bare Probot" || rate === null) continue;
    const most = MOST_P99_MS[server];
    verdicts.push(
      {
        what: `${server}: acknowledged`,
        target: `${rate}/s${Number.isFinite(most) ? `, p99 under ${most} ms` : ""}`,
        reached: `${perSecond.toFixed(0)}/s, p99 ${p99.toFixed(1)} ms`,
        met: perSecond >= rate * LEAST_OF_RATE && p99 < most,
      },
      {
        what: `${server}: lost, refused`,
        target: "0, 0",
        reached: `${lost}, ${refused}`,
        met: lost === 0 && refused === 0,
      },
    );
  }
  for (const { process, deliveries, samples, growth, lost } of memory) {
    const most = MOST_MEGABYTES[process.startsWith("embedded") ? "embedded" : "PostgreSQL"];
    const last = samples.at(-1) ?? Number.NaN;
    verdicts.push(
      {
        what: `${process}: memory after ${deliveries}`,
        target: `${most} MB`,
        reached: `${last.toFixed(0)} MB`,
        met: last <= most,
      },
      {
        what: `${process}: memory is flat`,
        target: `${MOST_GROWTH}`,
        reached: growth.toFixed(2),
        met: growth <= MOST_GROWTH,
      },
      { what: `${process}: lost`, target: "0", reached: `${lost}`, met: lost === 0 },
    );
  }
  const [one, two] = backlog;
  if (one && two) {
    const speedUp = two.perSecond / one.perSecond;
    verdicts.push({
      what: `${two.workers} workers as fast as one`,
      target: `${LEAST_SPEED_UP} times`,
      reached: `${speedUp.toFixed(2)} times`,
      met: speedUp >= LEAST_SPEED_UP,
    });
  }
  return verdicts;
}
