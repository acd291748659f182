import { describe, expect, test } from "@jest/globals";
import { formFieldStarts, normaliseHeading } from "../../src/report/form-sections.js";
import { COMMON_HEADINGS, FORMS } from "../../src/report/forms.js";
import { parseReport } from "../../src/report/parse-report.js";
import { ENGINES } from "../../src/taxonomy/engines.js";

function report(repo: string, body: string) {
  return parseReport({ repo, number: 1, title: "It fails", body });
}

function repoOf(engine: string): string {
  return ENGINES.find(({ id }) => id === engine)?.repos[0] ?? "";
}

describe("forms", () => {
  test.each(FORMS.map((form) => [form.id, form] as const))("%s is recognised by its headings", (_id, form) => {
    const body = Object.keys(form.headings)
      .map((heading) => `### ${heading}\n\nthese are the words of the user\n`)
      .join("\n");
    const { form: found, sections } = report(repoOf(form.engine), body);
    expect(found).toBe(form.id);
    expect(sections.map(({ role }) => role)).toEqual(Object.values(form.headings));
    expect(sections.every(({ filled }) => filled)).toBe(true);
  });

  test("headings of the tables are in normal form", () => {
    for (const heading of [...FORMS.flatMap((form) => Object.keys(form.headings)), ...Object.keys(COMMON_HEADINGS)]) {
      expect(normaliseHeading(heading)).toBe(heading);
    }
  });

  test("headings match without case, emoji and punctuation, and as bold lines", () => {
    const { sections, form } = report(
      "microsoft/DeepSpeed",
      "**Describe the bug**\nIt dies.\n\n**To Reproduce**\nRun it.\n",
    );
    expect(form).toBe("deepspeed-bug");
    expect(sections).toEqual([
      { heading: "Describe the bug", role: "description", filled: true, startLine: 1, endLine: 3 },
      { heading: "To Reproduce", role: "reproduction", filled: true, startLine: 4, endLine: 6 },
    ]);
    expect(report("mlc-ai/mlc-llm", "## 🐛 Bug\n\nx y z\n\n## To Reproduce\n\nz").form).toBe("mlc-llm-bug");
  });

  test("a heading of the user's own has no role, and its text keeps that of the section", () => {
    const { sections, parts } = report(
      "vllm-project/vllm",
      "### 🐛 Describe the bug\n\n#### Second thoughts\n\nIt is slow now.\n",
    );
    expect(sections.map(({ role }) => role)).toEqual(["description", null]);
    expect(parts.at(-1)).toMatchObject({ kind: "prose", section: "description" });
  });

  test("an underlined heading counts if a form or a habit knows it", () => {
    const { sections } = report("mlc-ai/mlc-llm", "Environment\n-----------\nUbuntu\n\nloading\n-------\nx");
    expect(sections.map(({ role }) => role)).toEqual(["environment"]);
  });

  test("free text has no form and one section without a heading", () => {
    const { form, sections } = report("vllm-project/vllm", "It is slow.\n");
    expect(form).toBeNull();
    expect(sections).toEqual([{ heading: "", role: null, filled: true, startLine: 1, endLine: 2 }]);
  });

  test("a fence left open in one field does not swallow the next", () => {
    const body = "### Describe the bug\n\n```\nlog line\n\n### Environment\n\nUbuntu and two cards\n";
    expect(report("sgl-project/sglang", body).sections.map(({ role }) => role)).toEqual(["description", "environment"]);
  });

  test("field starts need blank lines on both sides and a known label", () => {
    expect(
      formFieldStarts([
        "### Environment",
        "",
        "x",
        "### Environment",
        "",
        "### Something",
        "",
        "",
        "### Reproduction",
        "",
      ]),
    ).toEqual([1, 9]);
  });

  test("comments of a script pasted without a fence are no headings", () => {
    const { sections } = report("ggml-org/llama.cpp", "# cmake -B build -DGGML_CUDA=ON\n# export A=1\ntext");
    expect(sections).toHaveLength(1);
  });
});
