import type { Told } from "../decide/told.js";
import type { IssueKey } from "./applied-labels.js";
import type { Queryable } from "./database.js";
import { listMetNeeds } from "./met-needs.js";
import { type Orders, readOrders } from "./orders.js";

/** All that people said of an issue outside its text, and whether the App is to be silent there. */
export async function readTold(db: Queryable, key: IssueKey): Promise<Told & Pick<Orders, "isOff">> {
  return { ...(await readOrders(db, key)), metNeeds: await listMetNeeds(db, key) };
}
