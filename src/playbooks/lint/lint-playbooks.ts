import type { Check } from "../check.js";
import type { Request } from "../missing-information.js";
import { problemsOfCheck } from "./check-rules.js";
import { gaps } from "./coverage.js";
import type { Problem } from "./problem.js";
import { unreachable } from "./reachability.js";
import { problemsOfRequest } from "./request-rules.js";
import { brokenVariants } from "./variants.js";

/** The tables that are looked at. */
export interface Playbooks {
  checks: readonly Check[];
  requests: readonly Request[];
}

/**
 * Everything that is wrong with the playbooks: rows that break a rule, gaps in what they cover, and what selection cannot
 * reach. Empty when all is well. Pure; rows that break their own rules do not hide what the others cover.
 *
 * @param today day of the look, YYYY-MM-DD: no source may have been read later
 */
export function lintPlaybooks({ checks, requests }: Playbooks, today: string): readonly Problem[] {
  return [
    ...checks.flatMap((check) => problemsOfCheck(check, today)),
    ...requests.flatMap((request) => problemsOfRequest(request, today)),
    ...brokenVariants(checks),
    ...gaps(checks, requests),
    ...unreachable(checks),
  ];
}
