import { createHash } from "node:crypto";
import { redact } from "../redaction/redact.js";
import { pathOrigin } from "../report/error-origin.js";
import type { ReportedError } from "../report/issue-report.js";
import { withoutInvisible } from "../report/visible-text.js";
import { withoutStockPhrases } from "./stock-phrases.js";

/** Innermost frames in the engine's own code that tell where an error was raised. */
const FRAMES = 2;
const LONGEST_MESSAGE = 300;
const LONGEST_FRAME = 200;
/** Words that a message must hold besides stock phrases and its values, to be told from others without its place. */
const LEAST_OWN_WORDS = 4;

/**
 * What differs between two reports of the same error, in the order in which it is taken out. Run over at most 300
 * characters, each without nested repetition.
 */
const VALUES: readonly (readonly [RegExp, string])[] = [
  [/\[redacted:[a-z-]{1,40}\]/g, " "],
  // A suggestion of the interpreter's, which depends on its version.
  [/\. did you mean.*$/, " "],
  // How much memory there was differs every time.
  [/tried to allocate.*$/, " "],
  [/\b0x[0-9a-f]{1,40}\b/g, "0"],
  [/\b[0-9a-f]{8}-[0-9a-f-]{27}\b/g, "0"],
  // Directories differ by machine; the file's name stays.
  [/[\w.~@+-]{0,60}[/\\](?=[\w.~@+-])/g, " "],
  [/\d+(?:[.,:]\d+)*/g, "0"],
  [/[^\p{L}\p{M}_0]+/gu, " "],
];

/** A message without what is only true of one run: numbers, addresses, directories, punctuation. Lower case. */
export function normaliseMessage(message: string): string {
  let text = redact(withoutInvisible(message)).slice(0, LONGEST_MESSAGE).toLowerCase();
  for (const [pattern, replacement] of VALUES) text = text.replace(pattern, replacement);
  return text.trim();
}

/**
 * SHA-256, in hexadecimal, of what an error is: its class and its message without values. A message of stock phrases
 * tells too little by itself: then the engine's innermost frames count too, and without any there is no signature (null).
 */
export function errorSignature(error: ReportedError | null): string | null {
  if (error === null) return null;
  const message = normaliseMessage(error.message);
  const type = error.type.split(".").at(-1)?.toLowerCase() ?? "";
  if (countOwnWords(message, type) >= LEAST_OWN_WORDS) return hash([type, message]);
  const places = error.frames.filter(isEngineFrame).slice(0, FRAMES).map(placeOf);
  return places.length === 0 ? null : hash([type, message, ...places]);
}

function hash(parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex");
}

function countOwnWords(message: string, type: string): number {
  return new Set(
    withoutStockPhrases(message)
      .split(" ")
      .filter((word) => word.length > 2 && word !== type),
  ).size;
}

function isEngineFrame(frame: string): boolean {
  return pathOrigin(pathOf(frame)) === "engine";
}

/** `vllm/worker/worker.py` of `vllm/worker/worker.py:120 in load_model`. */
function pathOf(frame: string): string {
  return frame.slice(0, LONGEST_FRAME).split(/:\d| in /)[0] ?? "";
}

/** `vllm/worker/worker.py:120 in load_model` without its directories and line: `worker.py in load_model`. */
function placeOf(frame: string): string {
  const name = withoutInvisible(frame.slice(0, LONGEST_FRAME)).toLowerCase().split(/[/\\]/).at(-1) ?? "";
  return name.replace(/:\d+/g, "");
}
