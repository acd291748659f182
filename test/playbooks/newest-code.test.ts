import { expect, test } from "@jest/globals";
import { chooseChecks, selectChecks } from "../../src/playbooks/select-checks.js";
import { check, idsOf, situation, type Told } from "./situations.js";

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

test.each<[string, Told]>([
  ["the newest code failed", { title: "Wrong answers on today's master" }],
  ["a program is missing", { errors: [{ message: "Ninja is required to load C++ extensions" }] }],
  ["the container is the reporter's own", { title: "docker build stops" }],
  ["the file cannot be read", { errors: [{ message: "could not parse ModelProto from tokenizer.model" }] }],
  ["the code at fault is named", { parts: [{ kind: "prose", text: "The root cause is a missing check." }] }],
])("newer code is not asked for where %s", (_name, told) => {
  const newest = check("newest-version", { scope: {} });
  expect(chooseChecks(situation({ title: "It stops", version: "0.8.5" }), [newest]).grounded).toBe(1);
  expect(chooseChecks(situation({ title: "It stops", version: "0.8.5", ...told }), [newest]).grounded).toBe(0);
});

test("the head of an attention layer and the master of several nodes are no newest code", () => {
  const newest = check("newest-version", { scope: {} });
  const title = "Crash where the head size is 96 and the master node is another";
  expect(chooseChecks(situation({ title, version: "0.8.5" }), [newest]).grounded).toBe(1);
});
