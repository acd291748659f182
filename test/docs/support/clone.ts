import { execFile } from "node:child_process";
import { chmod, copyFile, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { transformFile } from "@swc/core";
import { ROOT } from "../../cli/support/run-command.js";

const execute = promisify(execFile);

/**
 * In the folder of the package itself npx builds it once more before it runs its command, which takes half a minute; `.ci/run`
 * lets it. Here it runs what is built.
 */
const NPX = `#!/bin/sh
PATH="$PWD/node_modules/.bin:$PATH" exec "$@"
`;

/** The project as `npm ci` leaves it after a clone, in a folder of its own, for commands that write into it. */
export interface Clone {
  /** Where its reader stands. */
  folder: string;
  /** The reader's home folder, and what stands beside the clone. */
  home: string;
  /** Has `engine-triage`, as an installation for all of a machine's projects puts it there. */
  bin: string;
  remove(): Promise<void>;
}

/** Makes one of the files that git would take, with what the working tree has of them. */
export async function makeClone(): Promise<Clone> {
  const home = await realpath(await mkdtemp(join(tmpdir(), "commands-")));
  const folder = join(home, "engine-triage");
  const bin = join(home, "bin");
  const { stdout } = await execute(
    "git",
    ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    {
      cwd: ROOT,
      maxBuffer: 10_000_000,
    },
  );
  const files = stdout.split("\0").filter((name) => name !== "" && name !== "node_modules");
  const folders = new Set(files.map((name) => dirname(join(folder, name))));
  await Promise.all([...folders, bin].map((each) => mkdir(each, { recursive: true })));
  await Promise.all(files.map((name) => copyFile(join(ROOT, name), join(folder, name)).catch(leaveDeleted)));
  await Promise.all([build(folder, files), linkPackages(folder)]);
  await symlink(join(folder, "dist/cli/main.js"), join(bin, "engine-triage"));
  await writeFile(join(bin, "npx"), NPX, { mode: 0o755 });
  return { folder, home, bin, remove: () => rm(home, { recursive: true, force: true }) };
}

/** A file that git knows may be gone from the working tree. */
function leaveDeleted(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}

/** What `npm run build` makes, without looking at types, which takes it half a minute. */
async function build(folder: string, files: readonly string[]): Promise<void> {
  const sources = files.filter((name) => /^src\/.*\.ts$/.test(name));
  await Promise.all(
    sources.map(async (name) => {
      const { code } = await transformFile(join(ROOT, name), {
        swcrc: false,
        jsc: { target: "es2022", parser: { syntax: "typescript" } },
        module: { type: "es6" },
      });
      const target = join(folder, name.replace(/^src/, "dist").replace(/ts$/, "js"));
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, code);
    }),
  );
  await chmod(join(folder, "dist/cli/main.js"), 0o755);
}

/** A folder of packages of the clone's own, each of them the one that is installed here. */
async function linkPackages(folder: string): Promise<void> {
  const installed = await realpath(join(ROOT, "node_modules"));
  const own = join(folder, "node_modules");
  await mkdir(join(own, ".bin"), { recursive: true });
  const link = (name: string) => symlink(join(installed, name), join(own, name));
  const packages = (await readdir(installed)).filter((name) => !name.startsWith("."));
  const commands = await readdir(join(installed, ".bin"));
  await Promise.all([...packages, ...commands.map((name) => join(".bin", name))].map(link));
}
