import type { ModelObserver } from "../../llm/model-observer.js";
import { ANNOUNCED } from "../../llm/reading-event.js";

/** The model path on a terminal: only what went wrong, on standard error. */
export function createModelTerminal(stderr: NodeJS.WritableStream): ModelObserver {
  const say = (text: string): void => {
    stderr.write(`engine-triage: ${text}\n`);
  };
  return {
    onReading({ outcome, error }) {
      if (error === null || ANNOUNCED.has(outcome)) return;
      say(`the model gave no reading (${error.message}); the embedded decision stands`);
    },
    onCircuit({ state, reason, until }) {
      if (state === "open")
        say(`the model's endpoint is left alone until ${until} (${reason}); embedded decisions till then`);
    },
    onExhausted(limit, repo) {
      say(
        `a daily limit of the model is used up (${limit}${repo === null ? "" : ` of ${repo}`}); embedded decisions from here`,
      );
    },
    onStoreFailure: () => say("what a call of the model cost could not be counted"),
  };
}
