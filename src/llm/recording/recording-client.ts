import { redact } from "../../redaction/redact.js";
import type { ModelAnswer, ModelCall, ModelClient } from "../endpoint/model-client.js";
import { ModelError } from "../endpoint/model-error.js";
import { fingerprint, withoutNonce } from "../request/fingerprint.js";
import type { Prompt } from "../request/prompt.js";
import { type RecordedPair, writePair } from "./recorded-pair.js";
import { createReplayClient } from "./replay-client.js";

/**
 * A client that writes down every request and what came of it, failures included, so that a replay comes to the same
 * decisions. The reply is redacted before it is read: what is replayed is what was read. A request that was made before in
 * this run is answered from its record, as a replay will answer it.
 */
export function recordClient(client: ModelClient, directory: string): ModelClient {
  const replay = createReplayClient(directory);
  /** By fingerprint; each is fulfilled when its pair is written. */
  const made = new Map<string, Promise<unknown>>();

  async function ask<T>(prompt: Prompt, parse: (text: string) => T | null, call: ModelCall): Promise<ModelAnswer<T>> {
    const name = fingerprint(prompt, call.nonce);
    const earlier = made.get(name);
    if (earlier) {
      await earlier;
      return replay.ask(prompt, parse, call);
    }
    const recorded = record(name, prompt, parse, call);
    made.set(
      name,
      recorded.catch(() => undefined),
    );
    return recorded;
  }

  async function record<T>(
    name: string,
    prompt: Prompt,
    parse: (text: string) => T | null,
    call: ModelCall,
  ): Promise<ModelAnswer<T>> {
    const heard: { reply: string | null } = { reply: null };
    const listen = (text: string): T | null => {
      heard.reply = redact(text);
      return parse(heard.reply);
    };
    const outcome = await client.ask(prompt, listen, call).then(
      (answer) => ({ answer, failure: null }),
      (failure: unknown) => ({ answer: null, failure }),
    );
    await writePair(directory, name, {
      schema: 1,
      request: withoutNonce(prompt, call.nonce),
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
