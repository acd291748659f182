import { warning } from "@actions/core";
import type { ModelObserver } from "../../llm/model-observer.js";
import { ANNOUNCED } from "../../llm/reading-event.js";

/** The model path on the page of a workflow's run: only what went wrong. A run has one reading, and no store. */
export function createModelAnnotations(): ModelObserver {
  const say = (text: string): void => warning(`engine-triage: ${text}; the embedded decision stands`);
  return {
    onReading({ outcome, error }) {
      if (error !== null && !ANNOUNCED.has(outcome)) say(`the model gave no reading (${error.message})`);
    },
    onCircuit({ state, reason }) {
      if (state === "open") say(`the model's endpoint fails (${reason})`);
    },
    onExhausted: (limit) => say(`a limit of the model is used up (${limit})`),
    onStoreFailure: () => say("what a call of the model cost could not be counted"),
  };
}
