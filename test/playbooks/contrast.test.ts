import { expect, test } from "@jest/globals";
import { chooseChecks } from "../../src/playbooks/select-checks.js";
import { check, situation } from "./situations.js";

const SWITCH = check("tested", { text: "Start with `--disable-radix-cache`.", scope: { mentions: ["radix"] } });

test.each([
  ["The radix cache is used here.", true],
  ["Answers differ. The log speaks of a radix tree.", true],
  ["IOMMU is enabled in the BIOS, and the radix cache is in use.", true],
  ["After enabling the radix cache the answers differ.", false],
  ["It happens only with the radix cache.", false],
  ["When the radix cache is turned on, answers differ.", false],
  ["The radix cache affects the answers.", false],
  ["Answers compared with the radix cache disabled differ.", false],
])("a setting on which the report says that it depends is not switched again: %s", (text, isGiven) => {
  const { checks } = chooseChecks(situation({ title: "Answers differ", parts: [{ kind: "prose", text }] }), [SWITCH]);
  expect(checks.map(({ id }) => id)).toEqual(isGiven ? ["tested"] : []);
});

test("what only says where a setting matters is no switch of it", () => {
  const allReduce = check("tested", {
    text: "Start with `--disable-custom-all-reduce`.",
    scope: { mentions: ["two gpus"] },
  });
  const text = "It happens only with two GPUs.";
  expect(chooseChecks(situation({ title: text, parts: [{ kind: "prose", text }] }), [allReduce]).checks).toHaveLength(
    1,
  );
});
