import { describe, expect, test } from "@jest/globals";
import { parseReport } from "../../src/report/parse-report.js";
import { isTemplateLine, TEMPLATE_FRAGMENTS } from "../../src/report/template.js";

function report(repo: string, body: string) {
  return parseReport({ repo, number: 1, title: "[Bug]: ", body });
}

const VLLM = `### Your current environment

<details>
<summary>The output of <code>python collect_env.py</code></summary>

\`\`\`text
Your output of \`python collect_env.py\` here
\`\`\`

</details>

### 🐛 Describe the bug

_No response_

### Before submitting a new issue...

- [x] Make sure you already searched for relevant issues
`;

describe("template text", () => {
  test.each(TEMPLATE_FRAGMENTS)("a line with %p is the form's", (fragment) => {
    expect(isTemplateLine(`- ${fragment} and so on`, false)).toBe(true);
  });

  test.each([
    "<details>",
    "</details>",
    "<summary>Logs</summary>",
    "<!-- a comment -->",
    "1.",
    "- ",
    "N/A",
    "none",
    "...",
    "pip install -vvv vllm",
  ])("%p is the form's", (line) => {
    expect(isTemplateLine(line, false)).toBe(true);
  });

  test("labels without an answer are, in a section about the environment", () => {
    expect(isTemplateLine(" - Python version (e.g. 3.10):", true)).toBe(true);
    expect(isTemplateLine("`$ uname -a`", true)).toBe(true);
    expect(isTemplateLine(" - Python version (e.g. 3.10): 3.11", true)).toBe(false);
    expect(isTemplateLine(" - It fails like this:", false)).toBe(false);
  });

  test.each(["It fails when I start it.", "docker compose up fails", "No output at all", "- I have an A100"])(
    "%p is the user's",
    (line) => {
      expect(isTemplateLine(line, false)).toBe(false);
    },
  );
});

describe("unfilled forms", () => {
  test("a form sent as it came is unfilled", () => {
    const { template, sections } = report("vllm-project/vllm", VLLM);
    expect(template).toEqual({ unfilled: true, ownCharacters: 0 });
    expect(sections.map(({ filled }) => filled)).toEqual([false, false, false]);
  });

  test("an environment dump alone fills none", () => {
    const dump = "PyTorch version: 2.4.0\nIs debug build: False\nCUDA used to build PyTorch: 12.1\nOS: Ubuntu 22.04";
    const { template, sections } = report(
      "vllm-project/vllm",
      VLLM.replace("Your output of `python collect_env.py` here", dump),
    );
    expect(template.unfilled).toBe(true);
    expect(sections[0]?.filled).toBe(true);
  });

  test("one sentence fills it", () => {
    const { template } = report("vllm-project/vllm", VLLM.replace("_No response_", "The server dies."));
    expect(template).toEqual({ unfilled: false, ownCharacters: 14 });
  });

  test("choices from lists fill none", () => {
    const body =
      "### Name and Version\n\nversion: 4098 (772703c8)\n\n### Operating systems\n\nLinux\n\n### GGML backends\n\nCUDA\n\n### Problem description & steps to reproduce\n\n_No response_\n\n### Relevant log output\n\n```shell\n\n```\n";
    expect(report("ggml-org/llama.cpp", body).template.unfilled).toBe(true);
  });

  test("the DeepSpeed and MLC forms as they ship are unfilled", () => {
    const deepspeed =
      "**Describe the bug**\nA clear and concise description of what it is.\n\n**To Reproduce**\nSteps to reproduce the behavior:\n1.\n2.\n\n**System info (please complete the following information):**\n - OS: [e.g. Ubuntu 18.04]\n - Python version\n";
    expect(report("microsoft/DeepSpeed", deepspeed).template.unfilled).toBe(true);
    const mlc =
      "## 🐛 Bug\n\n<!-- what it is -->\n\n## To Reproduce\n\nSteps to reproduce the behavior:\n\n1.\n1.\n\n## Environment\n\n - Platform (e.g. WebGPU/Vulkan/IOS/Android/CUDA):\n - Python version (e.g. 3.10):\n";
    expect(report("mlc-ai/mlc-llm", mlc).template.unfilled).toBe(true);
  });

  test("a body without a form is never unfilled", () => {
    expect(report("vllm-project/vllm", "").template).toEqual({ unfilled: false, ownCharacters: 0 });
    expect(report("vllm-project/vllm", "_No response_").template.unfilled).toBe(false);
  });
});
