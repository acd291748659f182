/** First line of every comment of this App: how the App finds its comment again. People do not see it. */
export const COMMENT_MARKER = "<!-- engine-triage:v1 -->";

/** First line of the reply to `/triage explain`, which is a comment of its own. */
export const EXPLANATION_MARKER = "<!-- engine-triage:explanation:v1 -->";
