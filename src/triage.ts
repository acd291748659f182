import type { Decision } from "./decide/decision.js";
import type { Issue } from "./report/issue-report.js";

/** The pipeline from an issue to its decision, as the App, the command line and the demo use it. */
export interface Triager {
  /** Never rejects because of what the issue says. */
  decide(issue: Issue): Promise<Decision>;
}
