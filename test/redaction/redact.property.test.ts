import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { redact } from "../../src/redaction/redact.js";

const LOWER = "abcdefghijklmnopqrstuvwxyz";
const UPPER = LOWER.toUpperCase();
const DIGITS = "0123456789";
const HEX = `${DIGITS}abcdef`;

/** Random text of an alphabet as a key generator would draw it: at least a third of its characters differ, with digits and letters. */
function key(alphabet: string, length: number): fc.Arbitrary<string> {
  return fc
    .noBias(fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length }))
    .filter((text) => new Set(text).size >= Math.min(8, length / 3) && !/(.)\1{3}/.test(text));
}

function mixed(length: number): fc.Arbitrary<string> {
  return key(LOWER + UPPER + DIGITS, length).filter(
    (text) => /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text),
  );
}

/** What is written into the issue, and the part of it that must not come out. */
interface Planted {
  text: string;
  secret: string;
}

function planted(body: fc.Arbitrary<string>, write: (secret: string) => string, whole = false): fc.Arbitrary<Planted> {
  return body.map((secret) => ({ text: write(secret), secret: whole ? write(secret) : secret }));
}

const octet = fc.integer({ min: 1, max: 254 });
const PLANTED: Readonly<Record<string, fc.Arbitrary<Planted>>> = {
  "Hugging Face": planted(mixed(34), (s) => `hf_${s}`),
  "GitHub classic": planted(mixed(36), (s) => `ghp_${s}`),
  "GitHub app": planted(mixed(36), (s) => `ghs_${s}`),
  "GitHub OAuth": planted(mixed(36), (s) => `gho_${s}`),
  "GitHub fine-grained": planted(mixed(59), (s) => `github_pat_${s}`),
  OpenAI: planted(mixed(48), (s) => `sk-${s}`),
  "OpenAI project": planted(mixed(60), (s) => `sk-proj-${s}`),
  Anthropic: planted(mixed(60), (s) => `sk-ant-api03-${s}`),
  "AWS key id": planted(key(UPPER + DIGITS, 16), (s) => `AKIA${s}`),
  "AWS secret key": planted(mixed(40), (s) => `AWS_SECRET_ACCESS_KEY=${s}`),
  Google: planted(mixed(35), (s) => `AIza${s}`),
  Slack: planted(mixed(24), (s) => `xoxb-${s}`),
  NVIDIA: planted(mixed(64), (s) => `nvapi-${s}`),
  Wandb: planted(key(HEX, 40), (s) => `WANDB_API_KEY=${s}`),
  netrc: planted(key(HEX, 40), (s) => `machine api.wandb.ai login user password ${s}`),
  JWT: planted(mixed(30), (s) => `eyJhbGciOiJIUzI1NiJ9.eyJ${s}.${s}`),
  "private key": planted(mixed(64), (s) => `-----BEGIN PRIVATE KEY-----\n${s}\n-----END PRIVATE KEY-----`),
  "cut private key": planted(mixed(64), (s) => `-----BEGIN RSA PRIVATE KEY-----\n${s}\n`),
  "Authorization header": planted(mixed(24), (s) => `Authorization: Bearer ${s}`),
  "bearer token": planted(mixed(24), (s) => `bearer ${s}`),
  "URL credentials": planted(mixed(16), (s) => `https://me:${s}@host.example/`),
  "--api-key": planted(mixed(16), (s) => `--api-key ${s}`),
  "--hf-token": planted(mixed(16), (s) => `--hf-token=${s}`),
  "--token": planted(mixed(16), (s) => `--token "${s}"`),
  "api_key=": planted(mixed(16), (s) => `api_key="${s}"`),
  "env assignment": planted(mixed(24), (s) => `MY_SECRET_TOKEN=${s}`),
  "JSON password": planted(mixed(12), (s) => `"password": "${s}"`),
  "e-mail": planted(key(LOWER, 10), (s) => `${s}@mail.example`, true),
};

/** Planted between spaces: at the border of a word they would be another name or number. */
const PLANTED_APART: Readonly<Record<string, fc.Arbitrary<Planted>>> = {
  "unix home": planted(key(LOWER, 9), (s) => `/home/${s}/vllm`),
  "mac home": planted(key(LOWER, 9), (s) => `/Users/${s}/vllm`),
  "windows home": planted(key(LOWER, 9), (s) => `C:\\Users\\${s}\\vllm`),
  "IPv4 with port": planted(
    fc.tuple(fc.integer({ min: 11, max: 99 }), octet, octet, octet).map((octets) => octets.join(".")),
    (s) => `http://${s}:8000`,
  ),
  IPv6: planted(key(HEX, 12), (s) => `2a01:${s.slice(0, 4)}:${s.slice(4, 8)}::${s.slice(8)}`, true),
};

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
  it.each(Object.entries(PLANTED))("lets no %s through", (_kind, arbitrary) => {
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
        ...[...Object.values(PLANTED), ...Object.values(PLANTED_APART)].map((kind) => kind.map((p) => p.text)),
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
  ];

  function milliseconds(text: string): number {
    const start = performance.now();
    redact(text);
    return performance.now() - start;
  }

  it.each(HOSTILE)("does not go quadratic on %j repeated", (unit) => {
    const text = unit.repeat(Math.ceil(65_536 / unit.length)).slice(0, 65_536);
    const once = Math.min(milliseconds(text), milliseconds(text), milliseconds(text));
    const fourfold = Math.min(milliseconds(text.repeat(4)), milliseconds(text.repeat(4)));
    expect(fourfold).toBeLessThan(100 + once * 10);
  });

  it("reads 65,536 characters of a log in under 50 ms", () => {
    const line =
      'ERROR 06-05 16:27:39 [core.py:502]   File "/home/someone/vllm/worker.py", line 7, in key: token=1.2.3.4\n';
    const text = line.repeat(700).slice(0, 65_536);
    redact(text);
    expect(Math.min(milliseconds(text), milliseconds(text), milliseconds(text))).toBeLessThan(50);
  });
});
