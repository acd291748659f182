import type { Issue } from "../../../src/report/issue-report.js";

/** Reports of a hang, each with another number in its text, so that each is another request. */
export function issueOf(number: number): Issue {
  const body = `Version 0.6.${number}. The server stops answering after ${number} requests.\n\n\`\`\`\nSegmentation fault (core dumped)\n\`\`\``;
  return { repo: "vllm-project/vllm", number, title: `Server stops after ${number} requests`, body };
}

export function issuesOf(count: number): Issue[] {
  return Array.from({ length: count }, (_, i) => issueOf(i + 1));
}
