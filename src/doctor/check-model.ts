import type { ModelEnvironment } from "../config/model-environment.js";
import { askModels } from "../llm/endpoint/ask-models.js";
import { type Finding, ok, problem, warning } from "./finding.js";

/** Whether the model's endpoint answers and has the model. Asks for no completion. */
export async function checkModel(llm: ModelEnvironment): Promise<Finding> {
  const check = "model";
  if (llm === null) return ok(check, "none configured: the embedded classifier decides alone");
  const models = await askModels(llm);
  if (models === null)
    return problem(check, "the endpoint does not answer in 5 s", "check OPENAI_BASE_URL and that it runs");
  if (models === 401 || models === 403)
    return problem(check, `the endpoint refuses the key (${models})`, "set OPENAI_API_KEY anew");
  if (typeof models === "number")
    return warning(
      check,
      `the endpoint lists no models (${models})`,
      "check OPENAI_BASE_URL; it ends in /v1 as a rule",
    );
  if (llm.model !== null && !models.includes(llm.model))
    return problem(check, "the endpoint does not list OPENAI_MODEL", "set it to one that GET /models lists");
  return ok(check, `the endpoint answers and lists ${models.length}`);
}
