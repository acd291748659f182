import type { ModelAnswer, ModelCall, ModelClient } from "../endpoint/model-client.js";
import { ModelError } from "../endpoint/model-error.js";
import { fingerprint } from "../request/fingerprint.js";
import type { Prompt } from "../request/prompt.js";
import { pathOf, readPair } from "./recorded-pair.js";
import { RecordingError } from "./recording-error.js";

/** A client that answers from a recording and opens no connection. Throws a RecordingError where a pair is missing. */
export function createReplayClient(directory: string): ModelClient {
  async function ask<T>(prompt: Prompt, parse: (text: string) => T | null, call: ModelCall): Promise<ModelAnswer<T>> {
    const name = fingerprint(prompt, call.nonce);
    const pair = await readPair(directory, name);
    if (!pair) {
      throw new RecordingError(
        `${pathOf(directory, name)} is missing: the request for ${call.repo}#${call.issue} was not recorded, or with another prompt, other weights or another LLM_EXCERPT_TOKENS`,
      );
    }
    const { model, format, reply, failure, usage } = pair;
    if (failure !== null) throw new ModelError(failure, `The recorded call failed: ${failure}.`, { usage });
    const value = parse(reply ?? "");
    if (value === null) throw new ModelError("invalid-reply", "The recorded reply is none any more.", { usage });
    return { value, model: model ?? "", format: format ?? "text", usage };
  }

  return { model: undefined, ask };
}
