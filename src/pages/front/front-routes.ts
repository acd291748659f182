import { SIGN_IN_PATH } from "../../access/sign-in-paths.js";
import { HttpError } from "../../server/http-error.js";
import type { Route } from "../../server/route.js";
import { html } from "../design/markup.js";
import { signInButton } from "../serve/for-triagers.js";
import { framed, REPOSITORIES_PATH } from "../serve/frame.js";
import type { PageRoutes } from "../serve/page-parts.js";
import { redirectTo } from "../serve/redirect.js";
import { respondPage } from "../serve/respond-page.js";

/** `/`: leads who is known to their repositories; tells a stranger what this is, where one can sign in. */
export const frontRoutes: PageRoutes = ({ viewerOf, canSignIn }) => {
  const show: Route = async (request, response, parameters) => {
    if (await viewerOf(request)) return redirectTo(REPOSITORIES_PATH)(request, response, parameters);
    if (!canSignIn) throw new HttpError(404);
    respondPage(response, 200, frontPage());
  };
  return [["GET /", show]];
};

function frontPage(): string {
  return framed(null, {
    title: "Welcome",
    main: html`<div class="empty">
<h1>What broke this week, and is the App right?</h1>
<p>engine-triage reads new issues of inference engines: what fails, why it most likely does, and which checks settle it. Who
may triage a repository on GitHub sees what it did there.</p>
${signInButton(SIGN_IN_PATH)}
<p class="hint">GitHub says who you are, and nothing else is asked of it. No token of yours is kept.</p>
</div>`,
  });
}
