import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { renderStudyLine } from "../../src/decide/comment/study-line.js";
import { studyContext } from "../../src/playbooks/study-context.js";

/** Rows of the study's own file, apart from the tables that are derived from it. */
const rows = readFileSync(new URL("../../study/study.csv", import.meta.url), "utf8")
  .split(/\r?\n/)
  .slice(1)
  .filter((line) => line !== "")
  .map((line) => line.split(","));

function bugs(column: number, value: string, among = rows): typeof rows {
  return among.filter((row) => row[column]?.split("@@").includes(value));
}

const [PHASE, SYMPTOM, SUBTYPE, COMPONENT, CAUSE] = [2, 3, 4, 5, 6];

describe("what the study counted", () => {
  test("of a symptom in its phase, bug by bug", () => {
    const hangs = bugs(PHASE, "Inference/Serving", bugs(SYMPTOM, "System Hang"));
    const context = studyContext({ symptom: "system-hang", phase: "inference-serving" });
    expect(context).toMatchObject({ phase: "inference-serving", subtype: null, bugs: hangs.length });
    expect(context.causes.map(({ name, count }) => [name, count])).toEqual([
      ["Concurrency Issue", bugs(CAUSE, "Concurrency Issue", hangs).length],
      ["Incompatible Backend", bugs(CAUSE, "Incompatible Backend", hangs).length],
    ]);
    for (const { name, count } of context.components) expect(count).toBe(bugs(COMPONENT, name, hangs).length);
  });

  test("of the symptom in all phases where the phase has few", () => {
    const context = studyContext({ symptom: "system-hang", phase: "model-conversion" });
    expect(context).toMatchObject({ phase: null, bugs: 35 });
    expect(context.causes.map(({ name, count }) => `${count} ${name}`)).toEqual([
      "13 Incompatible Backend",
      "11 Concurrency Issue",
    ]);
  });

  test("of the subtype of wrong output", () => {
    const lengths = bugs(SUBTYPE, "Length");
    const context = studyContext({ symptom: "unexpected-output", phase: "inference-serving", subtype: "length" });
    expect(context).toMatchObject({ phase: null, subtype: "length", bugs: lengths.length });
    for (const { name, count } of context.causes) expect(count).toBe(bugs(CAUSE, name, lengths).length);
  });

  test("of the cause that is asked about, where the study has it", () => {
    const ask = (cause: "misused-api" | "incorrect-detokenization" | "concurrency-issue") =>
      studyContext({ symptom: "system-hang", phase: "inference-serving", cause }).causes.map(({ id }) => id);
    expect(ask("misused-api")).toEqual(["concurrency-issue", "incompatible-backend", "misused-api"]);
    expect(ask("concurrency-issue")).toEqual(["concurrency-issue", "incompatible-backend"]);
    expect(ask("incorrect-detokenization")).toEqual(["concurrency-issue", "incompatible-backend"]);
  });
});

test("the line of the comment says what was counted, and where it was", () => {
  const line = renderStudyLine(studyContext({ symptom: "system-hang", phase: null }));
  expect(line).toBe(
    "In the [study](<https://doi.org/10.1145/3788873>) (929 bugs of five engines), of 35 bugs with System Hang 13 were Incompatible Backend, 11 Concurrency Issue; 7 lay in Communicator, 6 Resource Manager.",
  );
});
