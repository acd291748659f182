import { redact } from "../../redaction/redact.js";
import type { ModelAnswer, ModelCall, ModelClient } from "../endpoint/model-client.js";
import { ModelError } from "../endpoint/model-error.js";
import { fingerprint, withoutNonce } from "../request/fingerprint.js";
import type { Prompt } from "../request/prompt.js";
import { type RecordedPair, writePair } from "./recorded-pair.js";

/**
 * A client that writes down every request and what came of it, failures included, so that a replay comes to the same
 * decisions. The reply is redacted before it is read: what is replayed is what was read.
 */
export function recordClient(client: ModelClient, directory: string): ModelClient {
  async function ask<T>(prompt: Prompt, parse: (text: string) => T | null, call: ModelCall): Promise<ModelAnswer<T>> {
    const heard: { reply: string | null } = { reply: null };
    const listen = (text: string): T | null => {
      heard.reply = redact(text);
      return parse(heard.reply);
    };
    const outcome = await client.ask(prompt, listen, call).then(
      (answer) => ({ answer, failure: null }),
      (failure: unknown) => ({ answer: null, failure }),
    );
    await writePair(directory, fingerprint(prompt, call.nonce), {
      schema: 1,
      request: withoutNonce({ system: prompt.system, user: prompt.user }, call.nonce),
      ...heard,
      ...(outcome.answer ? answered(outcome.answer) : failed(outcome.failure)),
    });
    if (outcome.answer) return outcome.answer;
    throw outcome.failure;
  }

  return {
    get model() {
      return client.model;
    },
    ask,
  };
}

type Outcome = Pick<RecordedPair, "model" | "format" | "failure" | "usage">;

function answered({ model, format, usage }: ModelAnswer<unknown>): Outcome {
  return { model, format, failure: null, usage };
}

function failed(error: unknown): Outcome {
  const { kind, usage } = error instanceof ModelError ? error : new ModelError("unexpected", "");
  return { model: null, format: null, failure: kind, usage };
}
