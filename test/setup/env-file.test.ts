import { mkdtemp, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { readEnvFile, withEnvFile } from "../../src/config/env-file.js";
import { StartError } from "../../src/config/start-error.js";
import { needsSetup } from "../../src/setup/needs-setup.js";
import { addToEnvFile, VariableSetError } from "../../src/setup/write-env-file.js";

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "env-file-"));
  file = join(folder, ".env");
});

describe("addToEnvFile", () => {
  test("makes a file for its owner's eyes alone, and leaves nothing beside it", async () => {
    await addToEnvFile(file, { APP_ID: "42", PRIVATE_KEY: "bGluZQ==" });
    expect(await readFile(file, "utf8")).toBe("APP_ID=42\nPRIVATE_KEY=bGluZQ==\n");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual([".env"]);
  });

  test("keeps every other line, fills in blank variables in their place, and takes rights away", async () => {
    await writeFile(file, '# mine\nAPP_ID=\nPORT=4000\nWEBHOOK_SECRET=""\nLAST=no line end', { mode: 0o644 });
    await addToEnvFile(file, { APP_ID: "42", WEBHOOK_SECRET: "abc", PRIVATE_KEY: "a2V5" });
    expect(await readFile(file, "utf8")).toBe(
      "# mine\nAPP_ID=42\nPORT=4000\nWEBHOOK_SECRET=abc\nLAST=no line end\nPRIVATE_KEY=a2V5\n",
    );
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test("overwrites nothing that is set, and changes nothing then", async () => {
    const before = "APP_ID=1\nWEBHOOK_SECRET=\n";
    await writeFile(file, before);
    const adding = addToEnvFile(file, { APP_ID: "42", WEBHOOK_SECRET: "abc" });
    await expect(adding).rejects.toThrow(VariableSetError);
    await expect(adding).rejects.toThrow(/already sets APP_ID; nothing is overwritten/);
    expect(await readFile(file, "utf8")).toBe(before);
  });

  test("refuses a value that would break out of its line", async () => {
    await expect(addToEnvFile(file, { APP_ID: "42\nNODE_OPTIONS=--inspect" })).rejects.toThrow(/APP_ID cannot stand/);
    expect(await readdir(folder)).toEqual([]);
  });

  test("writes to what a link points to", async () => {
    await writeFile(join(folder, "real"), "");
    await symlink(join(folder, "real"), file);
    await addToEnvFile(file, { APP_ID: "42" });
    expect(await readFile(join(folder, "real"), "utf8")).toBe("APP_ID=42\n");
  });
});

describe("withEnvFile", () => {
  test("what the environment sets stands; the file adds, also where the environment is blank", async () => {
    await writeFile(file, "APP_ID=1\nPORT=1\nHOST=file\n");
    expect(withEnvFile({ APP_ID: "2", PORT: "" }, file)).toEqual({ APP_ID: "2", PORT: "1", HOST: "file" });
  });

  test("no file adds nothing; one that cannot be read is an error that names it", async () => {
    expect(withEnvFile({ APP_ID: "2" }, file)).toEqual({ APP_ID: "2" });
    expect(() => readEnvFile(folder)).toThrow(StartError);
    expect(() => readEnvFile(folder)).toThrow(/cannot be read.*EISDIR/);
  });
});

test.each([
  ["a person at a terminal without any credential", {}, true, true],
  ["a blank copy of .env.example", { APP_ID: "", PRIVATE_KEY: " " }, true, true],
  ["no terminal", {}, false, false],
  ["production", { NODE_ENV: "production" }, true, false],
  ["an App that is half there", { WEBHOOK_SECRET: "x" }, true, false],
  ["an App", { APP_ID: "1", PRIVATE_KEY_PATH: "key.pem", WEBHOOK_SECRET: "x" }, true, false],
])("a start leads through making an App for %s or not", (_case, env, isTerminal, expected) => {
  expect(needsSetup(env, isTerminal)).toBe(expected);
});
