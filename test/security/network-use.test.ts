import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";

/** What reaches a network, and the files that may. Everything else works on text alone. */
const REACHES =
  /\bfetch\(|from "(?:node:)?(?:http|https|http2|net|tls|dgram|dns)"|from "(?:undici|openai|pg)"|from "probot"/;
/** Arithmetic of addresses, without a network. */
const KNOWS_ADDRESSES = /^import \{ (?:(?:BlockList|isIP|isIPv4|isIPv6)(?:, )?)+ \} from "node:net";$/;
const MAY: readonly RegExp[] = [
  /^src\/server\//,
  /^src\/github\//,
  /^src\/events\//,
  /^src\/llm\/endpoint\//,
  /^src\/backtest\/fetch\//,
  /^src\/store\/postgres-database\.ts$/,
];

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => join("src", name));

test("only the ends of the pipeline reach a network, so no text of an issue can make another part do so", () => {
  const reaching = files.filter((file) => {
    const source = readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => !line.startsWith("import type") && !KNOWS_ADDRESSES.test(line))
      .join("\n");
    return REACHES.test(source);
  });
  expect(reaching).toContain(join("src", "github", "installations.ts"));
  expect(reaching.filter((file) => !MAY.some((pattern) => pattern.test(file)))).toEqual([]);
});

test("no part of the pipeline starts a process or evaluates text", () => {
  const running = files.filter((file) =>
    /from "(?:node:)?(?:child_process|vm|worker_threads)"|\beval\(|new Function\(/.test(readFileSync(file, "utf8")),
  );
  expect(running).toEqual([]);
});
