import { type ChildProcess, fork } from "node:child_process";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { Role } from "../../src/config/role.js";

/** Where the App's code is: built, as it is installed, or its sources, which need a loader. */
export type CodeKind = "dist" | "src";

/** Where a child keeps its data. */
export type Storage = { url: string; schema: string } | { directory: string };

/** A server in a process of its own. */
export interface Child {
  webhookUrl: string;
  /** Megabytes (1,000,000 bytes) that the process holds, by its own metrics. The App's alone. */
  residentMegabytes(): Promise<number>;
  /** Resolves once no job waits or runs. The App's alone. */
  waitUntilIdle(): Promise<void>;
  /** Ends it as an operator does. Throws where it does not end well. */
  stop(): Promise<void>;
}

export const SECRET = randomBytes(32).toString("hex");
const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
/** How `npm start` limits the heap. */
const { scripts } = z
  .object({ scripts: z.object({ start: z.string() }) })
  .parse(JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")));
const HEAP_LIMITS = scripts.start.match(/--max-\S+/g) ?? [];
/** Logs are written as by default and thrown away. */
const ENVIRONMENT = { APP_ID: "1", PRIVATE_KEY: privateKey, WEBHOOK_SECRET: SECRET, HOST: "127.0.0.1", PORT: "0" };

const listeningSchema = z.object({ url: z.string(), webhookUrl: z.string() });
const idleSchema = z.object({ idle: z.literal(true) });

/** The Probot app that only answers. */
export function startBareProbot(): Promise<Child> {
  return start("bare-probot.js", [], {}, []);
}

/** The App. Each of its calls to GitHub takes `latencyMs` and always succeeds. */
export function startApp(code: CodeKind, role: Role, storage: Storage, latencyMs: number): Promise<Child> {
  const folder = new URL(`../../${code}/`, import.meta.url);
  if (!existsSync(folder)) throw new Error("the App is not built; run `npm run build`");
  const database =
    "url" in storage ? { DATABASE_URL: storage.url, DATABASE_SCHEMA: storage.schema } : { DATA_DIR: storage.directory };
  const args = [folder.href, code === "dist" ? "js" : "ts", role, String(latencyMs)];
  return start("app-child.js", args, database, [...HEAP_LIMITS, ...(code === "dist" ? [] : ["--import", "tsx"])]);
}

async function start(
  file: string,
  args: readonly string[],
  environment: Record<string, string>,
  execArgv: readonly string[],
): Promise<Child> {
  const child = fork(new URL(file, import.meta.url), [...args], {
    env: { PATH: process.env.PATH, ...ENVIRONMENT, ...environment },
    execArgv: [...execArgv],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const { url, webhookUrl } = await message(child, listeningSchema);
  return {
    webhookUrl,
    async residentMegabytes() {
      const metrics = await (await fetch(`${url}/metrics`)).text();
      const bytes = Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1]);
      if (!(bytes > 0)) throw new Error("the process does not tell its memory");
      return bytes / 1_000_000;
    },
    async waitUntilIdle() {
      const answered = message(child, idleSchema);
      child.send("idle?");
      await answered;
    },
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      if (child.exitCode !== 0) throw new Error(`${file} ended with ${child.exitCode ?? child.signalCode}`);
    },
  };
}

/** The next message of that shape; rejects where the process ends first. */
function message<T>(child: ChildProcess, schema: z.ZodType<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    function onMessage(value: unknown): void {
      const parsed = schema.safeParse(value).data;
      if (parsed === undefined) return;
      release();
      resolve(parsed);
    }
    function onExit(): void {
      release();
      reject(new Error(`the process ended with ${child.exitCode ?? child.signalCode}`));
    }
    function release(): void {
      child.off("message", onMessage);
      child.off("exit", onExit);
    }
    child.on("message", onMessage);
    child.on("exit", onExit);
  });
}
