import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { redact } from "../../src/redaction/redact.js";
import {
  cutByContinuation,
  HEX,
  key,
  PLANTED,
  PLANTED_APART,
  PLANTED_FOR_LIBRARY,
  PLANTED_LINES,
  POSITIONS,
  survives,
} from "./planted.js";

const around = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom(
    "\n",
    "\\n",
    '"',
    "'",
    "`",
    "{",
    "=",
    ": ",
    "x",
    "9",
    "_",
    "--token ",
    "key=",
    "://",
    "@",
    "eyJ",
    "hf_",
    "sk-",
  ),
);

describe("redact, for any surrounding text", () => {
  it.each(Object.entries({ ...PLANTED, ...PLANTED_LINES }))("lets no %s through", (_kind, arbitrary) => {
    fc.assert(
      fc.property(around, arbitrary, around, (left, { text, secret }, right) => {
        expect(redact(left + text + right)).not.toContain(secret);
      }),
    );
  });

  it.each(Object.entries(PLANTED_APART))("lets no %s through", (_kind, arbitrary) => {
    fc.assert(
      fc.property(around, arbitrary, around, (left, { text, secret }, right) => {
        expect(redact(`${left}\n${text} ${right}`)).not.toContain(secret);
      }),
    );
  });

  const report = fc
    .array(
      fc.oneof(
        around,
        ...[PLANTED, PLANTED_LINES, PLANTED_APART, PLANTED_FOR_LIBRARY]
          .flatMap((kinds) => Object.values(kinds))
          .map((kind) => kind.map((p) => p.text)),
      ),
      {
        maxLength: 12,
      },
    )
    .map((pieces) => pieces.join(""));

  it("changes nothing that it has redacted before", () => {
    fc.assert(
      fc.property(report, (text) => {
        const once = redact(text);
        expect(redact(once)).toBe(once);
      }),
      { numRuns: 300 },
    );
  });

  it("keeps the number of lines", () => {
    fc.assert(
      fc.property(report, (text) => {
        expect(redact(text).split("\n")).toHaveLength(text.split("\n").length);
      }),
      { numRuns: 300 },
    );
  });

  it("leaves hashes, digests and UUIDs alone", () => {
    fc.assert(
      fc.property(key(HEX, 40), key(HEX, 64), fc.uuid(), (commit, digest, uuid) => {
        const text = `commit ${commit}\nsha256:${digest}\n${uuid} 0x${commit.slice(0, 12)}`;
        expect(redact(text)).toBe(text);
      }),
    );
  });
});

const ONE_LINE = { ...PLANTED, ...PLANTED_APART, ...PLANTED_FOR_LIBRARY };

describe.each(Object.entries(ONE_LINE))("redact, for %s", (_kind, arbitrary) => {
  it.each(Object.entries(POSITIONS))("finds it in %s", (_position, write) => {
    fc.assert(
      fc.property(arbitrary, ({ text, secret }) => {
        expect(survives(redact(write(text)), secret)).toBe(false);
      }),
      { numRuns: 25 },
    );
  });

  it("finds it where the end of a line cuts it", () => {
    fc.assert(
      fc.property(arbitrary, cutByContinuation, ({ text, secret }, write) => {
        const written = write(text);
        const redacted = redact(written);
        expect(survives(redacted.replace(/[\\^]\r?\n/g, ""), secret)).toBe(false);
        expect(redacted.split("\n")).toHaveLength(written.split("\n").length);
        expect(redact(redacted)).toBe(redacted);
      }),
      { numRuns: 100 },
    );
  });
});

describe("redact, in time", () => {
  /** Repeated to 65,536 characters: each begins what some pattern seeks and never ends it. */
  const HOSTILE: readonly string[] = [
    "a",
    "eyJ",
    "eyJa.",
    "a@",
    "a.a@a.",
    "://:",
    "://a:b",
    "--api-key ",
    "--a-",
    "KEY=",
    "api_key=",
    'api_key="',
    "bearer ",
    "authorization: ",
    "hf_",
    "sk-",
    "curl ",
    "curl -u ",
    "login a password ",
    "wandb_api_key ",
    "name: KEY\nvalue: ",
    "ENV AAAA",
    "ENV TOKEN",
    "-----BEGIN PRIVATE KEY-----\n",
    "-----END PRIVATE KEY-----\n",
    "AAAAAAAAAAAAAAAAAAAAAAAA\n",
    "/home/",
    "C:\\Users\\",
    "a \\Users\\a b ",
    "1.",
    "1.1.1.1",
    "8.8.8.8 ",
    "2001:",
    "2001::1 ",
    "::",
    "secret: secret: ",
    '\\\\\\"',
    "version 1.2.3.4 ",
    "AKIA",
    "xoxb-",
    "          ",
    "\\\n",
    "--api-key \\\n  ",
    "SG.a.",
    `SG.${"a".repeat(128)}.`,
    "mongodb://a:",
    "postgres://a:b@",
    "https://hooks.slack.com/services/T",
    "https://a:x-oauth-basic",
    "_authToken=",
    "glc_A",
    "dckr_pat_",
  ];

  /** On the processor, the best of three, so that a busy machine does not decide. */
  function milliseconds(text: string): number {
    const times = Array.from({ length: 3 }, () => {
      const start = process.cpuUsage();
      redact(text);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1_000;
    });
    return Math.min(...times);
  }

  it.each(HOSTILE)("does not go quadratic on %j repeated", (unit) => {
    const text = unit.repeat(Math.ceil(65_536 / unit.length)).slice(0, 65_536);
    expect(milliseconds(text.repeat(4))).toBeLessThan(100 + milliseconds(text) * 10);
  });

  it("reads 65,536 characters of a log in under 50 ms", () => {
    const line =
      'ERROR 06-05 16:27:39 [core.py:502]   File "/home/someone/vllm/worker.py", line 7, in key: token=1.2.3.4\n';
    const text = line.repeat(700).slice(0, 65_536);
    redact(text);
    expect(milliseconds(text)).toBeLessThan(50);
  });
});
