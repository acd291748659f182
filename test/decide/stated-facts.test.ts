import { expect, test } from "@jest/globals";
import { statedFacts } from "../../src/decide/stated-facts.js";
import { parseReport } from "../../src/report/parse-report.js";

function factsOf(body: string) {
  return statedFacts(parseReport({ repo: "vllm-project/vllm", number: 1, title: "[Bug]: it fails", body }).facts);
}

test("facts are plain values without lines, each list without repetition", () => {
  const facts = factsOf("```\nvllm serve acme/model-7b -tp 2\nvllm serve acme/model-7b -tp 2\n```\n");
  expect(facts).toMatchObject({ "parallelism.tensor": 2, models: ["acme/model-7b"] });
});

test("secrets and names are redacted, also where an invisible character splits them", () => {
  const { facts } = parseReport({ repo: "", number: 1, title: "", body: "" });
  const models = ["/home/jane.roe/models/a", "/ho\u200bme/jane.roe/b", `org/a?token=hf_${"aB3".repeat(12)}`];
  const stated = statedFacts({ ...facts, models: models.map((value) => ({ value, line: 1 })) });
  expect(stated).toEqual({
    models: ["/home/user/models/a", "/home/user/b", expect.stringMatching(/^org\/a\?token=\[redacted:/)],
  });
});
