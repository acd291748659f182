import { randomBytes } from "node:crypto";
import { open, readFile, realpath, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { parseEnv } from "node:util";
import { isCodedError } from "../config/start-error.js";

/** The file sets a variable already, and is never made to say something else. */
export class VariableSetError extends Error {
  override readonly name = "VariableSetError";

  constructor(path: string, names: readonly string[]) {
    super(
      `${path} already sets ${names.join(", ")}; nothing is overwritten. Remove the lines, or use the App they are of`,
    );
  }
}

/** A value that every reader of such files (Node, Docker, a shell) takes as it stands, without quotes. */
const PLAIN = /^[A-Za-z0-9_./:+=@-]+$/;

/** Throws a VariableSetError where the file sets one of the variables to something. */
export async function refuseSetVariables(path: string, names: readonly string[]): Promise<void> {
  const set = parseEnv((await textOf(path)) ?? "");
  const taken = names.filter((name) => (set[name] ?? "").trim() !== "");
  if (taken.length > 0) throw new VariableSetError(path, taken);
}

/**
 * Puts variables into a `.env` file, which is then for its owner's eyes alone (mode 0600). The file is replaced in one step,
 * so that a crash leaves the old or the new one; all other lines stay as they are; a variable that is there without a value
 * gets its value there. Throws a VariableSetError where one has another value.
 */
export async function addToEnvFile(path: string, variables: Readonly<Record<string, string>>): Promise<void> {
  await refuseSetVariables(path, Object.keys(variables));
  let text = (await textOf(path)) ?? "";
  for (const [name, value] of Object.entries(variables)) {
    if (!PLAIN.test(value)) throw new Error(`the value of ${name} cannot stand in ${path} without quotes`);
    text = withVariable(text, name, value);
  }
  await replaceFile(await targetOf(path), text);
}

function withVariable(text: string, name: string, value: string): string {
  const blank = new RegExp(`^((?:export )?${name}=)[ \\t"']*$`, "m");
  if (blank.test(text)) return text.replace(blank, (_line, start: string) => `${start}${value}`);
  const separator = text === "" || text.endsWith("\n") ? "" : "\n";
  return `${text}${separator}${name}=${value}\n`;
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isCodedError(error) && error.code === "ENOENT") return null;
    throw error;
  }
}

/** A link stays a link: what it points to is replaced. */
async function targetOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (isCodedError(error) && error.code === "ENOENT") return path;
    throw error;
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  const partial = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    const file = await open(partial, "wx", 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  const directory = await open(dirname(path), "r");
  await directory.sync().finally(() => directory.close());
}
