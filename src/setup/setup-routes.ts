import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { Logger } from "pino";
import type { NewApp } from "../github/convert-manifest.js";
import { html } from "../pages/design/markup.js";
import { queryOf } from "../server/query-of.js";
import type { Route, Routes } from "../server/route.js";
import { type AppFile, manifestOf, newAppUrl, pagesUrlOf } from "./app-manifest.js";
import { keepCredentials, refuseSecondApp } from "./keep-credentials.js";
import { onLoopbackOnly } from "./loopback-only.js";
import { createdPage, problemPage } from "./page/created-page.js";
import { respondPage } from "./page/document.js";
import { formPage } from "./page/form-page.js";
import { reviewPage } from "./page/review-page.js";
import { readAnswers } from "./read-answers.js";
import { explainFailure } from "./setup-failure.js";

export interface SetupDependencies {
  app: AppFile;
  /** Address of GitHub's pages, without a slash at its end. */
  githubUrl: string;
  /** Takes the credentials for a code; see convert-manifest.ts. */
  convert: (code: string) => Promise<NewApp>;
  /** File that gets the credentials. */
  envFile: string;
  /** What comes after the credentials are kept, for the last page: one sentence. */
  next: string;
  logger: Logger;
  /** Called once, when the last page is answered. */
  onCreated: (app: NewApp) => void;
}

const CODE = /^[\w-]{1,200}$/;

/**
 * The walk-through that makes the GitHub App, as routes under `/setup`, for a server on the loopback interface alone. The
 * person answers three questions, GitHub makes the App from the manifest and sends the browser back with a code, and the
 * code is exchanged for credentials, which go into the `.env` file and nowhere else. `state` is a random value that goes to
 * GitHub and comes back: a link that somebody else made does not have it. It ends with the App that it made.
 */
export function createSetupRoutes(dependencies: SetupDependencies): Routes {
  const { app, githubUrl, envFile, logger } = dependencies;
  const state = randomBytes(32).toString("base64url");
  /** While credentials are being fetched, and for good once they are kept. */
  let isUsed = false;
  /** Of the answers that were confirmed last: GitHub does not say with the code where the App is. */
  let pagesUrl: string | null = null;

  const form: Route = async (request, response) => {
    try {
      await refuseSecondApp(envFile);
      respondPage(response, 200, "Create the GitHub App", formPage(app, githubUrl, queryOf(request), new Map()));
    } catch (error) {
      answerFailure(response, error);
    }
  };

  const review: Route = async (request, response) => {
    const query = queryOf(request);
    const read = readAnswers(query);
    if ("problems" in read) {
      return respondPage(response, 422, "Create the GitHub App", formPage(app, githubUrl, query, read.problems));
    }
    pagesUrl = pagesUrlOf(read.answers.webhookUrl);
    const manifest = manifestOf(app, read.answers, `http://${request.headers.host}/setup/created`);
    const target = newAppUrl(githubUrl, read.answers.organization, state);
    const page = reviewPage(app, read.answers, manifest, target);
    respondPage(response, 200, "Check what GitHub is asked for", page, new URL(githubUrl).origin);
  };

  const created: Route = async (request, response) => {
    const query = queryOf(request);
    const code = query.get("code") ?? "";
    if (!CODE.test(code) || !isSame(query.get("state") ?? "", state) || isUsed) {
      const fix = "Begin anew and follow it to the end in one browser, without a restart in between.";
      return respondPage(
        response,
        400,
        "Not this walk-through",
        problemPage("GitHub's answer is not to a question of this process, or was used before.", fix),
      );
    }
    isUsed = true;
    try {
      await refuseSecondApp(envFile);
      const made = await dependencies.convert(code);
      await keepCredentials(envFile, made, pagesUrl);
      response.once("close", () => dependencies.onCreated(made));
      respondPage(response, 200, "The App is there", createdPage(made.pageUrl, envFile, dependencies.next));
    } catch (error) {
      isUsed = false;
      answerFailure(response, error);
    }
  };

  function answerFailure(response: ServerResponse, error: unknown): void {
    const { problem, fix, status } = explainFailure(error, envFile);
    // The page is for who sits before it; the log has the cause.
    logger.error({ err: error }, "setup failed");
    respondPage(response, status, "It did not work", problemPage(problem, fix));
  }

  return onLoopbackOnly(
    new Map([
      ["GET /setup", form],
      ["GET /setup/review", review],
      ["GET /setup/created", created],
    ]),
  );
}

/** The page at `/` as long as no other is there: says what runs and where to begin. */
export function createSetupHome(): Routes {
  const home: Route = async (_request, response) => {
    const text = html`<p class="lead">engine-triage has no GitHub App yet, so it takes no deliveries.</p>
<p><a href="/setup">Create the App</a>: three answers, and GitHub's confirmation.</p>
<p>Or <a href="/playground">try first</a> what it would do with an issue.</p>
<p>Where you have one already, set its <code>APP_ID</code>, <code>PRIVATE_KEY</code> and <code>WEBHOOK_SECRET</code> in
<code>.env</code> and start again; <code>.env.example</code> describes every variable.</p>`;
    respondPage(response, 200, "Set up engine-triage", text);
  };
  return onLoopbackOnly(new Map([["GET /", home]]));
}

/** Digests have the same length, whatever is compared. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
