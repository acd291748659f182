import type { Viewer } from "../pages/serve/viewer.js";
import type { Queryable } from "../store/database.js";
import { findPlace } from "../store/places.js";
import type { AskPermission } from "./ask-permission.js";
import type { Session } from "./session.js";

/** A viewer who has signed in: sees the repositories that GitHub says they may triage. */
export function signedInViewer({ id, login }: Session, db: Queryable, ask: AskPermission): Viewer {
  return {
    name: login,
    async mayTriage(repo) {
      const place = await findPlace(db, repo);
      return place !== null && ask({ id, login }, place);
    },
  };
}
