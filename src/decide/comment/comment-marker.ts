/** First line of every comment of this App: how the App finds its comment again. People do not see it. */
export const COMMENT_MARKER = "<!-- engine-triage:v1 -->";
