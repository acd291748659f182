import type { PlaceActivity } from "../../store/pages/place-activity.js";
import { dataTable } from "../design/data-table.js";
import { html, type Markup } from "../design/markup.js";
import { timeOf } from "../design/time.js";
import { framed, REPOSITORIES_PATH } from "../serve/frame.js";
import { repositoryPath } from "../serve/page-parts.js";
import type { Viewer } from "../serve/viewer.js";

/** Repositories about which GitHub is asked for one page; a person has twice as many questions in a minute. */
export const MOST_LOOKED_AT = 60;

export interface RepositoriesPage {
  viewer: Viewer;
  /** Of the names that are looked for; "": of all. */
  beginning: string;
  /** Those that the viewer may triage. */
  repos: readonly string[];
  /** By name in lower case. */
  activity: ReadonlyMap<string, PlaceActivity>;
  now: Date;
}

/** The repositories of a viewer. Says nothing of others, not even whether there are any. */
export function renderRepositories({ viewer, beginning, repos, activity, now }: RepositoriesPage): string {
  return framed(
    viewer,
    {
      title: "Repositories",
      main: html`<h1>Repositories</h1>
<p class="lead">Those on which the App works and which you may triage.</p>
<form class="filters" method="get" action="${REPOSITORIES_PATH}" role="search">
<div class="field"><label for="begins">Name begins with</label><input type="search" id="begins" name="begins" value="${beginning}" maxlength="140" autocomplete="off" spellcheck="false"></div>
<div class="actions"><button>Show</button></div>
</form>
${repos.length === 0 ? nothing(beginning) : tableOf(repos, activity, now)}
<p class="hint">At most ${MOST_LOOKED_AT} names are looked at, in the order of the alphabet: where one is missing, type how it begins.</p>`,
    },
    { path: REPOSITORIES_PATH },
  );
}

function nothing(beginning: string): Markup {
  const which = beginning === "" ? "" : ` that begins with ${beginning}`;
  return html`<div class="card"><h2>No repository${which}</h2>
<p>The App works where somebody installed it, and shows a repository to those who have at least the triage role there.</p></div>`;
}

function tableOf(repos: readonly string[], activity: RepositoriesPage["activity"], now: Date): Markup {
  return dataTable(
    ["repository", "triages in 7 days", "last triage"],
    repos.map((repo) => {
      const { triages = 0, last = null } = activity.get(repo.toLowerCase()) ?? {};
      const link = html`<a href="${repositoryPath(repo)}">${repo}</a>`;
      return [link, triages, last ? timeOf(last, now) : html`<span class="quiet">none yet</span>`];
    }),
  );
}
