import { ENGINES } from "../../taxonomy/engines.js";
import type { Check } from "../check.js";
import { rendition } from "./rendition.js";

const SOURCE = "https://cli.github.com/manual/gh_search_prs";
const VERIFIED = "2026-11-25";

/** `fix-under-way` of each engine, in its own repository. */
export const FIX_UNDER_WAY_CHECKS: readonly Check[] = ENGINES.map(({ id, repos: [repo] }) =>
  rendition("fix-under-way", {
    id: `${id.replace(".", "-")}-fix-under-way`,
    text: `Look for a pull request that mends it: \`gh search prs --repo ${repo} <function or option that fails>\`.`,
    engine: id,
    source: SOURCE,
    verified: VERIFIED,
  }),
);
