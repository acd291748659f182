import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";
import { type Delivery, deliver } from "../app/support/deliveries.js";

/** What the child is told; it reads nothing from its environment. */
export interface ChildSettings {
  privateKey: string;
  /** `host:port` of the stand-in for GitHub. */
  githubHost: string;
  /** A PostgreSQL URL, or null for the embedded database under `directory`. */
  databaseUrl: string | null;
  schema: string;
  directory: string;
}

const listeningSchema = z.object({ webhookUrl: z.string() });
const idleSchema = z.object({ idle: z.literal(true) });

/** The App in a process of its own, which can be killed and comes back. */
export interface AppProcess {
  /** Posts a delivery until it is accepted, however often the process dies in between. */
  deliver(delivery: Delivery): Promise<void>;
  /** Ends the process with SIGKILL and starts another. */
  kill(): Promise<void>;
  /** Resolves once no job waits or runs. */
  waitUntilIdle(): Promise<void>;
  stop(): Promise<void>;
  /** Standard error of all processes so far. */
  readonly complaints: string;
}

interface Running {
  child: ChildProcess;
  /** Where it takes deliveries; settles when it listens or ends. */
  url: Promise<string>;
}

export async function startAppProcess(settings: ChildSettings): Promise<AppProcess> {
  let complaints = "";

  function start(): Running {
    const child = fork(new URL("./serve-child.ts", import.meta.url), [JSON.stringify(settings)], {
      execArgv: ["--import", "tsx"],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    child.stderr?.on("data", (data) => {
      complaints += String(data);
    });
    const url = message(child, listeningSchema).then(({ webhookUrl }) => webhookUrl);
    // Those who wait for it are told; nobody may be waiting.
    url.catch(() => {});
    return { child, url };
  }

  async function end({ child }: Running, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  let running = start();
  await running.url;
  return {
    async deliver(delivery) {
      for (;;) {
        const url = await running.url.catch(() => null);
        const response = url === null ? null : await deliver(url, delivery).catch(() => null);
        if (response?.ok) return;
        // Either it answered with an error, or its process is gone and another one starts.
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    async kill() {
      await end(running, "SIGKILL");
      running = start();
    },
    async waitUntilIdle() {
      // A process that is killed meanwhile leaves the question to the next one.
      while (!(await isIdle(running))) await new Promise((resolve) => setImmediate(resolve));
    },
    stop: () => end(running, "SIGTERM"),
    get complaints() {
      return complaints;
    },
  };
}

/** Waits until the process has nothing to do; false where it ends before. */
async function isIdle({ child, url }: Running): Promise<boolean> {
  try {
    await url;
    const answered = message(child, idleSchema);
    child.send("idle?");
    await answered;
    return true;
  } catch {
    return false;
  }
}

/** The next message of that shape; rejects where the process ends first. */
function message<T>(child: ChildProcess, schema: z.ZodType<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    function onMessage(value: unknown): void {
      const parsed = schema.safeParse(value).data;
      if (parsed !== undefined) done(() => resolve(parsed));
    }
    function onExit(): void {
      done(() => reject(new Error(`the process ended (${child.signalCode ?? child.exitCode})`)));
    }
    function done(settle: () => void): void {
      child.off("message", onMessage);
      child.off("exit", onExit);
      settle();
    }
    child.on("message", onMessage);
    child.on("exit", onExit);
  });
}
