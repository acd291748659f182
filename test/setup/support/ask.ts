import { request } from "node:http";
import { text } from "node:stream/consumers";

interface Answer {
  status: number;
  headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  body: string;
}

/** A GET with any Host header, which `fetch` does not let one choose. */
export function ask(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(url, { headers, agent: false }, (response) => {
      text(response).then(
        (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        reject,
      );
    })
      .on("error", reject)
      .end();
  });
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** What a browser would send: the target and the manifest of the form on the second page. */
export function formOf(page: string): { action: string; manifest: unknown } {
  const attributeOf = (pattern: RegExp): string =>
    (pattern.exec(page)?.[1] ?? "").replace(/&(amp|lt|gt|quot|#39);/g, (_all, name: string) => ENTITIES[name] ?? "");
  const action = attributeOf(/<form method="post" action="([^"]*)"/);
  return { action, manifest: JSON.parse(attributeOf(/name="manifest" value="([^"]*)"/)) };
}

export const ANSWERS = new URLSearchParams({
  name: "triage of mine",
  webhook: "https://triage.example.com",
  organization: "",
}).toString();
