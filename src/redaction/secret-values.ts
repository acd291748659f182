/**
 * Whether a value that stands where a secret would stand is one. Placeholders are kept, since "the key was EMPTY" is
 * information about the failure and no secret.
 */

/** Words of which placeholders are made: `EMPTY`, `no-key-required`, `token-abc123`, `my_api_key`. */
const PLACEHOLDER_WORDS = new Set(
  `a access admin any api apikey auth bar basic bearer changeme default demo dev dummy empty enter example
  fake false foo hello here hf hidden id insert invalid key local masked missing my na needed nil no none not null
  omitted openai optional passwd password pass placeholder private put redacted removed replace required sample secret
  set sglang sk some str string test tester testing testtest the token true undefined unset unused user username value
  vllm xxx xyz your`.split(/\s+/),
);

const COUNTED_UP = "1234567890123456789";
const FILE_NAME = /\.(?:bin|cert|crt|cpp|gguf|json|key|pem|py|safetensors|so|toml|txt|ya?ml)$/i;
/** `org/model-1.0`: a short name, one slash, and a name of several parts. */
const MODEL_ID = /^[A-Za-z][\w-]{0,24}\/\w+[-.]\w[\w.-]*$/;
/** A name with dots, a call or an index; a key before a bracket has digits. */
const EXPRESSION = /^(?:[a-z_]+\.)+[a-z_]+$|^[a-z_.]+[([]/i;
/** The name of the value that follows: `api_key=`. */
const NAME = /^[A-Za-z_-]+\W{0,2}[:=]$/;

/**
 * Whether the value only stands for a secret: `<your token>`, `$HF_TOKEN`, `EMPTY`, `sk-xxx`, `****`, `token-abc123`, or
 * a mark that redaction left.
 */
export function isPlaceholder(value: string): boolean {
  // What begins with a blank stands between the end of one quotation and the beginning of the next.
  if (/^[\s<[{$%(]|^\.{2}|…|^-+$/.test(value) || isMonotonous(value)) return true;
  return value
    .replace(/[\])}>.,;]+$/, "")
    .split(/[-_.\s]+/)
    .every((word) => word === "" || PLACEHOLDER_WORDS.has(word.toLowerCase()) || isFiller(word));
}

/** Whether the value has the look of a key: `min` characters or more, letters with digits or one long word, no path, name or expression. */
export function looksRandom(value: string, min: number): boolean {
  if (value.length < min || isPlaceholder(value) || isReference(value)) return false;
  if (!/[A-Za-z]/.test(value)) return false;
  if (/\d/.test(value)) return true;
  if (/[\s_.-]/.test(value)) return false;
  return value.length >= 24 || (value.length >= 20 && /[a-z]/.test(value) && /[A-Z]/.test(value));
}

/** Whether the value points to a secret rather than being one: a path, an address, a file, a model, an expression of a program. */
export function isReference(value: string): boolean {
  if (/^(?:[./~\\]|[A-Za-z]:[\\/])/.test(value) || /^[a-z]{2,12}:\/\//i.test(value)) return true;
  return [FILE_NAME, MODEL_ID, EXPRESSION, NAME].some((form) => form.test(value)) || isIdentifier(value);
}

/** Whether one character makes up the value or a stretch of five: `xxxxx`, `*****`. */
export function isMonotonous(value: string): boolean {
  return /(.)\1{4}/.test(value);
}

/** Lower-case words joined by underscores or one capitalised word, as variables and constants are named: `openai_api_key`. */
function isIdentifier(value: string): boolean {
  return /^[a-z]+(?:_[a-z]+)+$/.test(value) || /^[A-Z]+(?:_[A-Z]+)+$/.test(value);
}

/** `xxx`, `***`, `1234`, `abc123`. */
function isFiller(word: string): boolean {
  return /^(.)\1*$/.test(word) || /^abc\d{0,4}$/i.test(word) || COUNTED_UP.startsWith(word);
}
