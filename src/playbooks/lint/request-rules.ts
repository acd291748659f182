import type { Request } from "../missing-information.js";
import { requestSchema } from "./check-schema.js";
import type { Problem } from "./problem.js";
import { schemaProblems, verifiedProblem } from "./row-rules.js";

/** What is wrong with a request by itself. It has no id of its own: problems name engine and need. */
export function problemsOfRequest(request: Request, today: string): readonly Problem[] {
  const found = [...schemaProblems(requestSchema, request), ...verifiedProblem(request.verified, today)];
  return found.map((problem) => ({ id: `request ${request.engine ?? "any"} ${request.need}`, ...problem }));
}
