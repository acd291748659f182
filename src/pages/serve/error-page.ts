import type { AnswerError } from "../../server/create-server.js";
import type { HttpError } from "../../server/http-error.js";
import { respond } from "../../server/respond.js";
import { html } from "../design/markup.js";
import { respondPage } from "./respond-page.js";
import { shell } from "./shell.js";

const HEADLINES: ReadonlyMap<number, string> = new Map([
  [403, "Not allowed"],
  [404, "Nothing here"],
  [413, "Too long"],
  [429, "Too often"],
  [500, "Something went wrong"],
  [503, "Too busy"],
]);
/** In place of messages that only say the status in words. */
const ADVICE: ReadonlyMap<number, string> = new Map([
  [404, "There is no such page, or it is not for you to see."],
  [500, "The error is in the log. Whoever runs this server can look it up there."],
]);

/** Answers a browser with a page, everything else (GitHub's deliveries, monitoring) in JSON. */
export const answerError: AnswerError = (request, response, error, headers) => {
  if (!(request.headers.accept ?? "").includes("text/html")) {
    return respond(response, error.status, { error: error.message }, headers);
  }
  respondPage(response, error.status, errorPage(error), headers);
};

function errorPage({ status, message }: HttpError): string {
  const headline = HEADLINES.get(status) ?? "This did not work";
  return shell({
    title: headline,
    navigation: [],
    main: html`<div class="empty">
<p class="note">${status}</p>
<h1>${headline}</h1>
<p>${ADVICE.get(status) ?? sentenceOf(message)}</p>
<p><a href="/">Back to the start</a></p>
</div>`,
  });
}

function sentenceOf(message: string): string {
  const text = `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
  return text.endsWith(".") ? text : `${text}.`;
}
