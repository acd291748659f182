import { expect, test } from "@jest/globals";
import { selectChecks } from "../../src/playbooks/select-checks.js";
import { idsOf, situation } from "./situations.js";

test.each([
  "NCCL WARN Error while creating shared memory segment /dev/shm/nccl-1 (size 9637888)",
  "OSError: CUDA_HOME environment variable is not set.",
  "llama_model_load: invalid model file (bad magic)",
])("newer code is not asked for where the log names what is wrong: %s", (text) => {
  const given = (log: string) =>
    idsOf(selectChecks(situation({ engine: "vllm", version: "0.8.5", parts: [{ kind: "log", text: log }] })));
  expect(given("INFO started")).toContain("vllm-nightly-wheel");
  expect(given(text)).not.toContain("vllm-nightly-wheel");
});
