import type { Viewer, ViewerOf } from "../pages/serve/viewer.js";
import type { Queryable } from "../store/database.js";
import { findPlace } from "../store/places.js";
import type { AskPermission } from "./ask-permission.js";
import type { Cookies } from "./cookies.js";
import type { Sealer } from "./sealed.js";
import { readSession, type Session } from "./session.js";

/** A viewer who has signed in: sees the repositories that GitHub says they may triage. */
export function signedInViewer({ id, login, formToken }: Session, db: Queryable, ask: AskPermission): Viewer {
  return {
    name: login,
    formToken,
    async mayTriage(repo) {
      const place = await findPlace(db, repo);
      return place !== null && ask({ id, login }, place);
    },
  };
}

/** Finds out by the session's cookie who sent a request. */
export function viewerBySession(sealer: Sealer, cookies: Cookies, db: Queryable, ask: AskPermission): ViewerOf {
  return async (request) => {
    const session = await readSession(request, sealer, cookies);
    return session && signedInViewer(session, db, ask);
  };
}
