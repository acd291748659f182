import { isPublicIpv4, isPublicIpv6 } from "./public-address.js";
import { isMonotonous, isPlaceholder, isReference, looksRandom } from "./secret-values.js";

/** What a pattern found: the value, and up to 64 characters of its line on either side. */
export interface SecretCandidate {
  secret: string;
  before: string;
  after: string;
}

export interface SecretPattern {
  /** Stands in the mark, `[redacted:kind]`. */
  kind: string;
  /** Lower-case texts without one of which the pattern cannot match: spares the search. Empty: always search. */
  hints: readonly string[];
  /**
   * Global. Group `keep`, if any, comes first and stays; group `secret` goes. Repetitions are bounded, or nothing that
   * can fail follows them, so that a search takes linear time.
   */
  pattern: RegExp;
  /** Whether the value is a secret. Without it every match is. */
  accept?: (candidate: SecretCandidate) => boolean;
  /** What takes the place of the secret, if not the mark. */
  replacement?: string;
}

/** An opening or closing quote, also one escaped for a shell or for JSON in JSON. */
const Q = String.raw`(?:\\{0,3}["'\x60])?`;
/** After a quote up to the next one, else up to a space or a sign that ends a word of a shell or a program. */
const VALUE = String.raw`(?<secret>(?<=["'\x60])[^"'\x60\n\\]{1,512}(?=\\{0,3}["'\x60])|[^\s"'\x60<>|;&,)\\]{1,512})`;
const GIVES = String.raw`${Q}[\])]?\s{0,4}(?::=|=>|[:=])\s{0,4}(?:[frbu]?\\{0,3}["'\x60])?`;
const UPPER_NAME = "(?:TOKEN|KEY|SECRET|PASSWORD|PASSWD|CREDENTIALS?)";
const STRONG_NAME =
  "(?:api[-_ ]?key|api[-_]?token|(?:hf|hub|auth|access|bearer|refresh|github|gh|id|session)[-_]?token|secret[-_]?key|access[-_]?key|private[-_]?key|client[-_]?secret|password|passwd|secret)";

/** Every kind of secret or personal datum that is marked, in the order in which they are sought: the surest first. */
export const SECRET_PATTERNS: readonly SecretPattern[] = [
  {
    kind: "jwt",
    hints: ["eyj"],
    pattern: /eyJ[\w-]{8,}(?:\.[\w-]+)*/g,
    accept: ({ secret }) => {
      const segments = secret.split(".");
      return segments.some((segment, i) => segment.includes("eyJ") && segments[i + 1]?.startsWith("eyJ"));
    },
  },
  // Before the shorter forms: so long a run of any letters may hold what looks like the beginning of one of them.
  {
    kind: "vault-token",
    hints: ["hvs.", "hvb.", "hvr."],
    pattern: /hv[sbr]\.[\w-]{20,}/g,
    accept: ({ secret }) => !isMonotonous(secret),
  },
  {
    kind: "sendgrid-key",
    hints: ["sg."],
    pattern: /SG\.[\w-]{16,32}\.[\w-]{16,64}/g,
    accept: ({ secret }) => !isMonotonous(secret),
  },
  {
    kind: "github-token",
    hints: ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"],
    pattern: /gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}/g,
    accept: ({ secret }) => !isMonotonous(secret),
  },
  { kind: "gitlab-token", hints: ["glpat-"], pattern: /glpat-[\w-]{20,}/g },
  {
    kind: "hugging-face-token",
    hints: ["hf_", "api_org_"],
    pattern: /(?:hf|api_org)_[A-Za-z0-9]{30,}/g,
    accept: ({ secret }) => !isMonotonous(secret),
  },
  { kind: "anthropic-key", hints: ["sk-ant-"], pattern: /sk-ant-[\w-]{20,}/g },
  {
    kind: "openai-key",
    hints: ["sk-"],
    pattern: /sk-(?:(?:proj|svcacct|admin|None|or-v1)-[\w-]{20,}|[A-Za-z0-9]{20,})/g,
    accept: ({ secret }) => /\d/.test(secret) && !isMonotonous(secret),
  },
  {
    kind: "nvidia-key",
    hints: ["nvapi-"],
    pattern: /nvapi-[\w-]{20,}/g,
    accept: ({ secret }) => !isMonotonous(secret),
  },
  {
    kind: "aws-key-id",
    hints: ["akia", "asia"],
    pattern: /(?:AKIA|ASIA)[A-Z0-9]{16}/g,
    accept: ({ secret }) => !isMonotonous(secret),
  },
  {
    kind: "aws-secret-key",
    hints: ["secret", "session"],
    pattern: new RegExp(
      `(?<keep>(?:secret_?access_?key|secret_?key|session_?token)${GIVES})(?<secret>[A-Za-z0-9/+=]{30,2048})`,
      "gi",
    ),
    accept: ({ secret }) => !isMonotonous(secret),
  },
  { kind: "google-key", hints: ["aiza", "ya29."], pattern: /AIza[\w-]{30,}|ya29\.[\w-]{20,}/g },
  {
    kind: "slack-token",
    hints: ["xox", "xapp-", "hooks.slack.com"],
    pattern: /xox[a-z]-[\w-]{10,}|xapp-[\w-]{20,}|(?<keep>hooks\.slack\.com\/services\/)(?<secret>[\w/]{20,})/g,
    accept: ({ secret }) => !isMonotonous(secret),
  },
  { kind: "wandb-key", hints: ["wandb_v1_"], pattern: /wandb_v1_\w{20,}/g },
  {
    kind: "wandb-key",
    hints: ["wandb"],
    pattern: /(?<keep>(?:wandb_api_key|wandb login|api\.wandb\.ai)[^\n]{0,120}?)(?<secret>[0-9a-f]{40})/gi,
  },
  {
    kind: "netrc-password",
    hints: ["password"],
    pattern: /(?<keep>\blogin\s{1,8}\S{1,64}\s{1,8}password\s{1,8})(?<secret>\S{4,256})/g,
    accept: ({ secret }) => !isPlaceholder(secret),
  },
  {
    kind: "url-credentials",
    hints: ["://"],
    pattern: /(?<keep>:\/\/)(?<secret>[^\s/:@"'<>?#[\]]{0,128}:[^\s/"'<>?#]{1,256}|[\w-]{20,256})(?=@)/g,
    accept: ({ secret }) => !isPlaceholder(secret.slice(secret.indexOf(":") + 1)),
  },
  {
    kind: "authorization",
    hints: ["authorization"],
    pattern: new RegExp(
      `(?<keep>authorization${GIVES}(?:(?:bearer|basic|token|digest|apikey)\\s{1,4})?)(?<secret>[^\\s"'\\x60,;<>{}$\\\\]{4,4096})`,
      "gi",
    ),
    accept: ({ secret, before }) =>
      /(?:bearer|basic|token|digest|apikey)\s+$/i.test(before) ? !isPlaceholder(secret) : looksRandom(secret, 8),
  },
  {
    kind: "bearer-token",
    hints: ["bearer"],
    pattern: /(?<keep>bearer\s{1,4})(?<secret>[\w.~+/=-]{8,4096})/gi,
    accept: ({ secret }) => looksRandom(secret, 8),
  },
  {
    kind: "flag-secret",
    hints: ["key", "token", "password", "passwd", "secret"],
    pattern: new RegExp(
      `(?<keep>--(?:[a-z]{1,20}[-_]){0,2}(?:${STRONG_NAME})(?:\\s{1,4}|=)${Q}|--token(?:\\s{1,4}|=)${Q})${VALUE}`,
      "gi",
    ),
    accept: ({ secret }) =>
      secret.length >= 4 && !/^(?:-|\d{1,7}$)/.test(secret) && !isPlaceholder(secret) && !isReference(secret),
  },
  {
    kind: "curl-credentials",
    hints: ["curl"],
    pattern: new RegExp(
      `(?<keep>\\bcurl\\b[^\\n]{0,300}?\\s(?:-u|--user)\\s{1,4}${Q})(?<secret>[^\\s"'$:]{1,64}:[^\\s"'$]{4,256})`,
      "g",
    ),
    accept: ({ secret }) => !isPlaceholder(secret.slice(secret.indexOf(":") + 1)),
  },
  {
    kind: "secret",
    hints: ["key", "token", "password", "passwd", "secret"],
    pattern: new RegExp(`(?<keep>${STRONG_NAME}${GIVES})${VALUE}`, "gi"),
    accept: ({ secret, before }) => {
      if (secret.length < 6 || isPlaceholder(secret) || isReference(secret)) return false;
      return /["'`]$|(?:passw(?:or)?d|secret)\S{0,4}\s*$/i.test(before)
        ? !/^\d{1,7}$/.test(secret)
        : looksRandom(secret, 8);
    },
  },
  {
    kind: "secret",
    hints: ["key", "token", "password", "passwd", "secret", "credential"],
    pattern: new RegExp(`(?<keep>${UPPER_NAME}(?:_[A-Z0-9]{1,16}){0,2}${GIVES})${VALUE}`, "g"),
    accept: ({ secret }) => looksRandom(secret, 12),
  },
  {
    kind: "secret",
    hints: ["token"],
    pattern: /(?<keep>\btoken["']?\s{0,4}[=:]\s{0,4}["'])(?<secret>[^"'\s\n]{16,512})/gi,
    accept: ({ secret }) => looksRandom(secret, 16),
  },
  {
    kind: "secret",
    hints: ["env"],
    pattern: new RegExp(`(?<keep>(?:ENV|setenv)\\s{1,4}[A-Z0-9_]{0,60}${UPPER_NAME}\\s{1,4}${Q})${VALUE}`, "g"),
    accept: ({ secret }) => looksRandom(secret, 8),
  },
  {
    kind: "secret",
    hints: ["value:"],
    pattern: new RegExp(
      `(?<keep>name:\\s{0,4}${Q}[A-Z0-9_]{0,60}${UPPER_NAME}${Q}\\s{0,4}\\n\\s{0,40}value:\\s{0,4}${Q})${VALUE}`,
      "g",
    ),
    accept: ({ secret }) => looksRandom(secret, 8),
  },
  {
    kind: "email",
    hints: ["@"],
    pattern: /[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}/g,
    accept: ({ secret, after }) => {
      if (
        /^git@|\.(?:c|cc|cpp|cu|cuh|dll|h|hpp|internal|local|lan|mount|py|service|so|socket|target|timer)$/i.test(
          secret,
        )
      )
        return false;
      return !/^\(/.test(after) || !/@\w{1,2}\.[a-z]+$/.test(secret);
    },
  },
  {
    kind: "home",
    hints: ["home", "users"],
    pattern:
      /(?<keep>(?<!\/files)[\\/]{1,2}home[\\/]{1,2}(?:users\/)?|\/Users\/)(?<secret>[^\s/\\:;,"'`<>(){}[\]$*|=&?#%!~@]{1,64})/g,
    accept: ({ secret }) => !isSharedAccount(secret),
    replacement: "user",
  },
  {
    kind: "home",
    hints: ["users"],
    pattern:
      /(?<keep>[A-Za-z]:?[\\/]{1,4}Users[\\/]{1,4})(?<secret>[^\s/\\:;,"'`<>(){}[\]$*|%]{1,64}(?: [^\s/\\:;,"'`<>(){}[\]$*|%]{1,32}){0,2}(?=[\\/])|[^\s/\\:;,"'`<>(){}[\]$*|%]{1,64})/gi,
    accept: ({ secret }) => !isSharedAccount(secret),
    replacement: "user",
  },
  {
    kind: "ip-address",
    hints: ["."],
    pattern: /(?<![\d.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?!\d)/g,
    accept: ({ secret, before, after }) => isPublicIpv4(secret, before, after),
  },
  {
    kind: "ip-address",
    hints: ["::", ":"],
    pattern: /(?<![\w:.])[23][0-9a-f]{3}:[0-9a-f:]{2,36}(?![\w:])/gi,
    accept: ({ secret }) => isPublicIpv6(secret),
  },
];

/** Accounts that belong to an image, a service or nobody: they name no person. */
const SHARED_ACCOUNTS = new Set(
  `admin administrator all appuser coder default docker ec2-user jenkins jovyan kaggle linuxbrew llama.cpp llm mambauser nobody
  nonroot public ray root runner runneradmin sglang shared ubuntu user username users vllm vscode xxx xxxx yourname you`.split(
    /\s+/,
  ),
);

function isSharedAccount(name: string): boolean {
  return SHARED_ACCOUNTS.has(name.toLowerCase()) || /^[.…x]+$/i.test(name);
}
