import type { IncomingMessage } from "node:http";

/** Who looks at a page. */
export interface Viewer {
  /** A login on GitHub; null for whoever sits at this machine. */
  name: string | null;
  /** Whether they may triage `owner/name`, and so may see what the App knows of it. What cannot be found out is false. */
  mayTriage(repo: string): Promise<boolean>;
  /** Stands in the form that ends their session; missing where there is no session that could be ended. */
  formToken?: string;
}

/** Finds out who sent a request; null: a stranger, who sees nothing. */
export type ViewerOf = (request: IncomingMessage) => Promise<Viewer | null>;

/** Whoever asks from this machine, under any account on it, is taken for its operator: nothing is kept from them. */
export const LOCAL_VIEWER: Viewer = { name: null, mayTriage: async () => true };
