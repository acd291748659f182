import { createHash, createHmac, randomUUID } from "node:crypto";
import type { Issue } from "../src/report/issue-report.js";

/** A number of the repository's own, as GitHub has one for each. */
function numberOf(repo: string): number {
  return createHash("sha256").update(repo).digest().readUInt32BE() + 1;
}

/** Headers and body of an `issues.opened` delivery, signed as GitHub signs it. */
export function signedDelivery(issue: Issue, secret: string): { headers: Record<string, string>; body: string } {
  const [owner = "", name = ""] = issue.repo.split("/");
  const sender = { login: "a-reporter", id: 1, type: "User" };
  const body = JSON.stringify({
    action: "opened",
    issue: { number: issue.number, title: issue.title, body: issue.body, state: "open", locked: false, user: sender },
    repository: {
      id: numberOf(issue.repo),
      name,
      full_name: issue.repo,
      owner: { login: owner, id: 2, type: "Organization" },
    },
    sender,
    installation: { id: 1, node_id: "demo" },
  });
  return {
    headers: {
      "content-type": "application/json",
      "x-github-event": "issues",
      "x-github-delivery": randomUUID(),
      "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
    },
    body,
  };
}
