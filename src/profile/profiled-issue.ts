import type { Decision } from "../decide/decision.js";

/** What of a decision a profile counts. */
export type ProfiledDecision = Pick<Decision, "engine" | "kind" | "phase" | "symptoms" | "components" | "causes">;

/** An issue of the repository with what was decided of it: what a profile is made from. */
export interface ProfiledIssue {
  number: number;
  /** null where it is not known: the App's store holds no titles. */
  title: string | null;
  /** ISO 8601; null where it is not known. In the store: when GitHub says, or else when the App first decided about it. */
  createdAt: string | null;
  closedAt: string | null;
  /** null where it is not known. */
  isOpen: boolean | null;
  decision: ProfiledDecision;
}
