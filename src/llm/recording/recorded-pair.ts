import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isNativeError } from "node:util/types";
import { z } from "zod";
import { MODEL_ERROR_KINDS } from "../endpoint/model-error.js";
import { REPLY_FORMATS } from "../endpoint/request-form.js";
import { RecordingError } from "./recording-error.js";

const pairSchema = z.strictObject({
  schema: z.literal(1),
  /** The two messages, redacted as they were sent, without the mark that differs from call to call. */
  request: z.strictObject({ system: z.string(), user: z.string() }),
  /** null where no answer came. */
  model: z.string().nullable(),
  format: z.enum(REPLY_FORMATS).nullable(),
  /** What the model wrote last, redacted; null where nothing came. */
  reply: z.string().nullable(),
  /** Why there was no usable reply; null where there was one. */
  failure: z.enum(MODEL_ERROR_KINDS).nullable(),
  usage: z.strictObject({ requests: z.number(), promptTokens: z.number(), completionTokens: z.number() }),
});

/** A request and what came of it: one JSON file, named by the request's fingerprint. */
export type RecordedPair = z.infer<typeof pairSchema>;

/** Writes a pair; an earlier one of the same request is replaced. Throws a RecordingError where it cannot. */
export async function writePair(directory: string, name: string, pair: RecordedPair): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    await writeFile(pathOf(directory, name), `${JSON.stringify(pair, null, 2)}\n`);
  } catch (error) {
    throw new RecordingError(`${pathOf(directory, name)} cannot be written`, { cause: error });
  }
}

/** Reads a pair; null where there is none. Throws a RecordingError where the file is damaged or cannot be read. */
export async function readPair(directory: string, name: string): Promise<RecordedPair | null> {
  try {
    return pairSchema.parse(JSON.parse(await readFile(pathOf(directory, name), "utf8")));
  } catch (error) {
    if (isNativeError(error) && "code" in error && error.code === "ENOENT") return null;
    throw new RecordingError(`${pathOf(directory, name)} is no recorded pair, or cannot be read`, { cause: error });
  }
}

export function pathOf(directory: string, name: string): string {
  return join(directory, `${name}.json`);
}
