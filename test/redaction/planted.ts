import fc from "fast-check";

const LOWER = "abcdefghijklmnopqrstuvwxyz";
const UPPER = LOWER.toUpperCase();
const DIGITS = "0123456789";
export const HEX = `${DIGITS}abcdef`;

/** Random text of an alphabet as a key generator would draw it: at least a third of its characters differ, with digits and letters. */
export function key(alphabet: string, length: number): fc.Arbitrary<string> {
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
export interface Planted {
  text: string;
  secret: string;
}

function planted(body: fc.Arbitrary<string>, write: (secret: string) => string, whole = false): fc.Arbitrary<Planted> {
  return body.map((secret) => ({ text: write(secret), secret: whole ? write(secret) : secret }));
}

const octet = fc.integer({ min: 1, max: 254 });

/** Secrets that are known by their own form, or by the name before them. */
export const PLANTED: Readonly<Record<string, fc.Arbitrary<Planted>>> = {
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
  "Google OAuth": planted(mixed(60), (s) => `ya29.${s}`),
  Slack: planted(mixed(24), (s) => `xoxb-${s}`),
  NVIDIA: planted(mixed(64), (s) => `nvapi-${s}`),
  Wandb: planted(key(HEX, 40), (s) => `WANDB_API_KEY=${s}`),
  JWT: planted(mixed(30), (s) => `eyJhbGciOiJIUzI1NiJ9.eyJ${s}.${s}`),
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

/** Secrets of several lines, and those that end with their line. */
export const PLANTED_LINES: Readonly<Record<string, fc.Arbitrary<Planted>>> = {
  netrc: planted(key(HEX, 40), (s) => `machine api.wandb.ai login user password ${s}`),
  "private key": planted(mixed(64), (s) => `-----BEGIN PRIVATE KEY-----\n${s}\n-----END PRIVATE KEY-----`),
  "cut private key": planted(mixed(64), (s) => `-----BEGIN RSA PRIVATE KEY-----\n${s}\n`),
};

/** Planted between blanks: at the border of a word they would be another name or number. */
export const PLANTED_APART: Readonly<Record<string, fc.Arbitrary<Planted>>> = {
  "unix home": planted(key(LOWER, 9), (s) => `/home/${s}/vllm`),
  "mac home": planted(key(LOWER, 9), (s) => `/Users/${s}/vllm`),
  "windows home": planted(key(LOWER, 9), (s) => `C:\\Users\\${s}\\vllm`),
  "IPv4 with port": planted(
    fc.tuple(fc.integer({ min: 11, max: 99 }), octet, octet, octet).map((octets) => octets.join(".")),
    (s) => `http://${s}:8000`,
  ),
  IPv6: planted(key(HEX, 12), (s) => `2a01:${s.slice(0, 4)}:${s.slice(4, 8)}::${s.slice(8)}`, true),
};

/** Tokens of providers for which there is no pattern of ours: the library knows their forms. */
export const PLANTED_FOR_LIBRARY: Readonly<Record<string, fc.Arbitrary<Planted>>> = {
  Groq: planted(mixed(52), (s) => `gsk_${s}`),
  SendGrid: planted(mixed(43), (s) => `SG.${s.slice(0, 22)}.${s}`),
  Grafana: planted(mixed(32), (s) => `glsa_${s}_0a1b2c3d`),
  Notion: planted(mixed(35), (s) => `ntn_12345678901${s}`),
  Vault: planted(mixed(95), (s) => `hvs.${s}`),
  Databricks: planted(key(HEX, 32), (s) => `dapi${s}`),
  Docker: planted(mixed(27), (s) => `dckr_pat_${s}`),
  npm: planted(mixed(36), (s) => `npm_${s}`),
  Linear: planted(mixed(40), (s) => `lin_api_${s}`),
  Figma: planted(mixed(40), (s) => `figd_${s}`),
  Shopify: planted(mixed(32), (s) => `shpat_${s}`),
};

/** Whether a stretch of the secret that is worth having is left: all of it, or 12 characters of a longer one. */
export function survives(output: string, secret: string): boolean {
  const length = Math.min(12, secret.length);
  return Array.from({ length: secret.length - length + 1 }, (_, at) => secret.slice(at, at + length)).some((part) =>
    output.includes(part),
  );
}

/** Where in a report a secret stands: each writes the text as people and programs do. */
export const POSITIONS: Readonly<Record<string, (text: string) => string>> = {
  prose: (text) => `I run it with ${text} and it fails`,
  "prose with punctuation": (text) => `it fails (with ${text}), always`,
  "end of a sentence": (text) => `It fails with ${text}.`,
  bold: (text) => `It fails with **${text}** set`,
  "inline code": (text) => `It fails with \`${text}\`, see`,
  "angle brackets": (text) => `see <${text}> now`,
  table: (text) => `| a | ${text} | b |`,
  "quoted mail": (text) => `> > ${text}`,
  log: (text) => `INFO 06-05 16:27:39 [core.py:58] started with ${text}, rank 0`,
  code: (text) => `\`\`\`python\nclient = connect('${text.replaceAll("'", "\\'")}')  # here\n\`\`\``,
  "environment dump": (text) => `OS: Ubuntu 22.04\nSETTING=${text}\nLD_LIBRARY_PATH=/usr/lib`,
  "address's query": (text) => `see https://host.example/path?x=${text}&y=1`,
  JSON: (text) => JSON.stringify({ a: [text], b: 1 }),
  "JSON in JSON": (text) => JSON.stringify({ a: JSON.stringify({ b: text }) }),
  "Python's repr": (text) => `Namespace(x='${text}', port=8000)`,
  "command over lines": (text) => `vllm serve m \\\n    ${text} \\\n    --port 1`,
  "CRLF lines": (text) => `first\r\n${text.replaceAll("\n", "\r\n")}\r\nlast`,
};

/** A position in which the text is cut somewhere by a backslash and the end of the line, as a shell allows. */
export const cutByContinuation: fc.Arbitrary<(text: string) => string> = fc
  .tuple(fc.double({ min: 0, max: 0.99, noNaN: true }), fc.constantFrom("\\\n", "\\\r\n", "^\r\n"))
  .map(([share, mark]) => (text) => {
    const at = Math.floor(share * text.length);
    return `run it \\\n  ${text.slice(0, at)}${mark}${text.slice(at)} \\\n --port 1`;
  });
