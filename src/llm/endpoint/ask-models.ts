import { z } from "zod";
import type { ModelEndpoint } from "../../config/model-environment.js";

const modelsSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

const OPENAI_URL = "https://api.openai.com/v1";

/** The ids that an endpoint lists, or the status with which it refused; null where no usable answer came in `timeoutMs`. */
export async function askModels(
  { baseUrl, apiKey }: Pick<ModelEndpoint, "baseUrl" | "apiKey">,
  timeoutMs = 5_000,
): Promise<readonly string[] | number | null> {
  try {
    const answer = await fetch(`${(baseUrl ?? OPENAI_URL).replace(/\/$/, "")}/models`, {
      headers: apiKey === null ? {} : { authorization: `Bearer ${apiKey}` },
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!answer.ok) return answer.status;
    return modelsSchema.parse(await answer.json()).data.map(({ id }) => id);
  } catch {
    // Why is the network's business; that nothing usable came is what the caller says.
    return null;
  }
}
