import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect } from "@jest/globals";
import type { Clone } from "./clone.js";

export type Variables = Readonly<Record<string, string>>;

export interface RunOptions {
  /** What stands in the place of examples, which must be there. */
  replace?: Variables;
  /** A command that is run after it in the same shell. */
  afterwards?: string;
  /** Exit code that is expected; 0 without it. "any" for a measurement, which says with it whether a target is met. */
  code?: number | "any";
  env?: Variables;
}

export interface Output {
  stdout: string;
  stderr: string;
}

/** A process that goes on until it is ended. */
export interface Started {
  /** What `ready` found. */
  found: RegExpExecArray;
  /** Waits for more. */
  next(sought: RegExp): Promise<RegExpExecArray>;
  /** Ends it as Ctrl+C does; gives all that it said and its exit code. */
  end(): Promise<Output & { code: number | null }>;
}

/** After this a process that has not said what is waited for is taken for one that never will. */
const LONGEST_START_MS = 100_000;

/** Runs commands as a reader does who types them in the clone. */
export interface Shell {
  /** Runs one to its end. */
  run(command: string, options?: RunOptions): Promise<Output>;
  /** Runs one until its output matches. */
  start(command: string, ready: RegExp, options?: Omit<RunOptions, "code">): Promise<Started>;
  /** Ends what is still running. */
  close(): Promise<void>;
}

/** A shell with these variables and nothing of this process's environment but where programs are. npm asks no registry. */
export function openShell({ folder, home, bin }: Clone, variables: Variables): Shell {
  const env = {
    PATH: `${bin}:${process.env.PATH}`,
    HOME: home,
    NO_COLOR: "1",
    npm_config_offline: "true",
    npm_config_update_notifier: "false",
    ...variables,
  };
  const running = new Set<ChildProcess>();

  function spawnShell(command: string, { replace = {}, afterwards = "", env: more = {} }: RunOptions) {
    let script = `${command}\n${afterwards}`;
    for (const [example, real] of Object.entries(replace)) {
      expect(script).toContain(example);
      script = script.replaceAll(example, real);
    }
    // A group of its own, which a signal reaches whole as from a terminal.
    const child = spawn("bash", ["-euo", "pipefail", "-c", script], {
      cwd: folder,
      env: { ...env, ...more },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const output: Output = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output.stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output.stderr += text;
    });
    running.add(child);
    const closed = once(child, "close").then(() => {
      running.delete(child);
      return { ...output, code: child.exitCode };
    });
    return { child, output, closed };
  }

  return {
    async run(command, options = {}) {
      const { closed } = spawnShell(command, options);
      const { code, ...output } = await closed;
      // With what it said, so that a failure tells its reason.
      const expected = options.code === "any" ? expect.any(Number) : (options.code ?? 0);
      expect({ code, ...output }).toEqual({ code: expected, ...output });
      return output;
    },
    async start(command, ready, options = {}) {
      const { child, output, closed } = spawnShell(command, options);
      const next = (sought: RegExp) => waitFor(sought, child, output);
      return {
        found: await next(ready),
        next,
        end() {
          signal(child, "SIGINT");
          return closed;
        },
      };
    },
    async close() {
      for (const child of running) {
        signal(child, "SIGKILL");
        await once(child, "close");
      }
    },
  };
}

/** Waits until what a process says matches; fails with what it said where it ends before, or never does. */
function waitFor(sought: RegExp, child: ChildProcess, output: Output): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const said = () => `${output.stdout}${output.stderr}`;
    const giveUp = setTimeout(() => reject(new Error(`no ${sought} in what it says: ${said()}`)), LONGEST_START_MS);
    const look = () => {
      const match = sought.exec(output.stdout) ?? sought.exec(output.stderr);
      if (!match) return;
      clearTimeout(giveUp);
      resolve(match);
    };
    child.stdout?.on("data", look);
    child.stderr?.on("data", look);
    child.once("close", (code) => {
      clearTimeout(giveUp);
      reject(new Error(`ended with ${code}: ${said()}`));
    });
    look();
  });
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid !== undefined) process.kill(-pid, name);
}
