import type { ModelCall, ModelClient } from "../../../src/llm/endpoint/model-client.js";
import { ModelError } from "../../../src/llm/endpoint/model-error.js";
import type { Prompt } from "../../../src/llm/request/prompt.js";

export interface ScriptedModel extends ModelClient {
  /** What it was asked, in order. */
  prompts: Prompt[];
  calls: ModelCall[];
}

/** A model that says this whatever it is asked, at once. */
export function modelThatSays(text: string): ScriptedModel {
  const prompts: Prompt[] = [];
  const calls: ModelCall[] = [];
  return {
    model: "m",
    prompts,
    calls,
    async ask(prompt, parse, call) {
      prompts.push(prompt);
      calls.push(call);
      const value = parse(text);
      if (value === null) throw new ModelError("invalid-reply", "no");
      return { value, model: "m", format: "text", usage: { requests: 1, promptTokens: 5, completionTokens: 6 } };
    },
  };
}
