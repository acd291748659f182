import type { ModelSettings } from "../../config/model-environment.js";
import type { RepositorySettings } from "../../config/repository/repository-settings.js";
import type { Counted } from "../../dashboard/counted.js";
import type { Rise } from "../../dashboard/rises.js";
import type { QueueDepth } from "../../queue/queue-depth.js";
import type { Standing } from "../../store/installations.js";
import type { LabelRecord } from "../../store/pages/label-precision.js";
import type { ModelDay } from "../../store/pages/model-use.js";
import type { TriagePage } from "../../store/pages/triage-list.js";
import type { UnsureIssue } from "../../store/pages/unsure-list.js";
import type { TriageOutcome } from "../../store/triages.js";
import type { Markup } from "../design/markup.js";
import type { Asked } from "./asked.js";

/** Days over which people's word on labels and the model's use are counted. */
export const DAYS_BACK = 90;

/** All that the page of a repository shows: of that repository alone. */
export interface Dashboard {
  /** `owner/name` in GitHub's writing. */
  repo: string;
  /** GitHub's web address of it, without a slash at its end. */
  repoUrl: string;
  now: Date;
  /** Whether the name was no other installation's: else what is not known to be of this one is left out. */
  isAlone: boolean;
  asked: Asked;
  week: {
    outcomes: readonly { outcome: TriageOutcome; count: number }[];
    /** Bugs that came first in the last seven days. */
    bugs: number;
    rises: readonly Rise[];
    /** Weeks that this one is compared with; 0: the App has not been here for long enough. */
    weeksBefore: number;
  };
  /** Of the last DAYS_BACK days, the most frequent first. */
  labels: readonly LabelRecord[];
  /** Decisions of which people said what it is, whenever they did. */
  said: { right: number; judged: number };
  unsure: {
    /** One more than MOST_COUNTED where there are more. */
    count: number;
    issues: readonly UnsureIssue[];
    /** Number of the issue below which there are more; null where there are none. */
    below: number | null;
  };
  triages: TriagePage;
  /** Bugs of the period that was asked for. */
  counted: readonly Counted[];
  /** Their charts and tables. */
  levels: Markup;
  /** The usual one where what is on record may be another repository's that had the name. */
  configuration: {
    settings: RepositorySettings;
    /** Whether the repository has a file of its own that was right once. */
    hasFile: boolean;
    problems: readonly string[];
  };
  model: {
    days: readonly ModelDay[];
    /** null where the App has no model. */
    limits: ModelSettings["daily"] | null;
    price: ModelSettings["price"];
  };
  health: {
    queue: QueueDepth;
    /** When the last delivery came, as far as is on record. */
    lastDelivery: Date | null;
    /** When the last triage ended. */
    lastTriage: Date | null;
    standing: Standing;
  };
}
