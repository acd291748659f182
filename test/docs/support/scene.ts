import type { Clone } from "./clone.js";
import { type Output, openShell, type RunOptions, type Started, type Variables } from "./shell.js";

/** A command as it stands in a document. */
interface CommandInHand {
  run(options?: RunOptions): Promise<Output>;
  start(ready: RegExp, options?: Omit<RunOptions, "code">): Promise<Started>;
}

/** What a document speaks of, made for the test. */
export interface Stage {
  clone: Clone;
  /** Variables of the environment in which its commands are run. */
  env: Variables;
  /** Takes down what the clone's removal does not. */
  close?(): Promise<void>;
}

/** Runs a command and says what must be seen. */
export type Act<Made extends Stage> = (command: CommandInHand, stage: Made) => Promise<void>;

/** How the commands of one document are run. */
export interface Scene {
  /** Those among its commands that need a PostgreSQL server, without which they are skipped. */
  ofPostgres: readonly string[];
  /** The commands, in the order in which they are run. */
  commands: readonly string[];
  open(clone: Clone): Promise<OpenScene>;
}

export interface OpenScene {
  /** Runs one of the commands, and gives how often it was. */
  act(command: string): Promise<number>;
  close(): Promise<void>;
}

/** Makes a scene: `open` sets the stage once, and each command is run on it as its row says. */
export function sceneOf<Made extends Stage>(
  open: (clone: Clone) => Promise<Made>,
  acts: Readonly<Record<string, Act<Made>>>,
  ofPostgres: readonly string[] = [],
): Scene {
  return {
    ofPostgres,
    commands: Object.keys(acts),
    async open(clone) {
      const stage = await open(clone);
      const shell = openShell(clone, stage.env);
      return {
        async act(command) {
          const act = acts[command];
          if (!act) throw new Error(`no scene for ${command}`);
          let runs = 0;
          const inHand: CommandInHand = {
            run(options) {
              runs += 1;
              return shell.run(command, options);
            },
            start(ready, options) {
              runs += 1;
              return shell.start(command, ready, options);
            },
          };
          await act(inHand, stage);
          return runs;
        },
        async close() {
          await shell.close();
          await stage.close?.();
        },
      };
    },
  };
}
