import type { Account } from "./github/state.js";

/** Everybody who acts in the run. Who may do what is in the login, see github/routes.ts. */
export const REPORTER: Account = { id: 1, login: "reporter", type: "User" };
export const OUTSIDER: Account = { id: 2, login: "outsider", type: "User" };
export const MAINTAINER: Account = { id: 3, login: "maintainer", type: "User" };
export const BOT: Account = { id: 4, login: "engine-triage[bot]", type: "Bot" };
