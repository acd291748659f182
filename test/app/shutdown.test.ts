import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { z } from "zod";
import { deliver, issuePayload } from "./support/deliveries.js";
import { PRIVATE_KEY } from "./support/environment.js";

// Child processes take their time to start on a busy machine.
jest.setTimeout(120_000);

const addressSchema = z.object({ url: z.string(), webhookUrl: z.string() });

describe("the served App, told to stop", () => {
  let directory: string;
  let child: ChildProcess;
  let output: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "shutdown-"));
    output = "";
  });
  afterEach(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    await rm(directory, { recursive: true, force: true });
  });

  /** Starts the App in a process of its own; returns while it is starting. */
  async function start(dataDirectory: string): Promise<void> {
    child = fork(resolve("test/app/support/serve-child.ts"), [PRIVATE_KEY, dataDirectory], {
      execArgv: ["--import", "tsx"],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    child.stdout?.on("data", (data) => {
      output += String(data);
    });
    child.stderr?.on("data", (data) => {
      output += String(data);
    });
    expect((await once(child, "message"))[0]).toBe("starting");
  }

  /** Starts the App and brings it to the middle of a triage. */
  async function startTriaging(dataDirectory: string): Promise<z.infer<typeof addressSchema>> {
    await start(dataDirectory);
    const address = addressSchema.parse((await once(child, "message"))[0]);
    const deciding = once(child, "message");
    const delivery = { event: "issues", payload: issuePayload("o/r", 1), id: randomUUID() };
    expect((await deliver(address.webhookUrl, delivery)).status).toBe(200);
    expect((await deciding)[0]).toEqual({ deciding: 1 });
    return address;
  }

  async function logged(message: string): Promise<void> {
    while (!output.includes(message)) await once(child.stdout ?? child, "data");
  }

  test("by SIGTERM refuses new deliveries, finishes the running job and ends with 0", async () => {
    const { url } = await startTriaging(directory);
    child.kill("SIGTERM");
    await logged('"msg":"stopping"');
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    const ended = once(child, "close");
    child.send("proceed");
    expect(await ended).toEqual([0, null]);
    expect(output).toContain('"labels":["needs: version"]');
    expect(output).toContain('"outcome":"done"');
    expect(output).toContain('"msg":"stopped"');
    // What was logged on the way holds neither the signature nor the secret.
    expect(output).not.toMatch(/sha256=|a secret of the tests|PRIVATE KEY/);
  });

  test("by SIGTERM while it starts ends with 0", async () => {
    await start(directory);
    const ended = once(child, "close");
    child.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
    expect(output).toContain('"msg":"stopped"');
  });

  test("by a second signal ends at once", async () => {
    await startTriaging("");
    child.kill("SIGTERM");
    await logged('"msg":"stopping"');
    const ended = once(child, "close");
    child.kill("SIGINT");
    expect(await ended).toEqual([1, null]);
  });
});
