import { z } from "zod";
import { LEVEL_NAMES } from "./levels.js";

/** Version of the profile's shape. Raised when a field changes its meaning or goes away. */
export const PROFILE_SCHEMA = 1;

const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);
const interval = z.tuple([share, share]);
/** A sum of probabilities: how many bugs there would be if each issue counted as much as it is likely to be one. */
const estimate = z.number().nonnegative();
const numbers = z.array(count);
const level = z.enum(LEVEL_NAMES);
const probabilities = z.record(z.string(), share);
/** YYYY-MM-DD */
const day = z.iso.date();
const days = z.number().nonnegative();

const classSchema = z.object({
  id: z.string(),
  name: z.string(),
  estimate,
  share,
  /** 95 % */
  interval,
  /** Issues of which it is the likeliest class, newest first, and their part of the estimate. */
  issues: numbers,
  fromThem: estimate,
  study: z.object({ count, share, interval }),
  /** Share in each engine of the study. */
  engines: z.record(z.string(), share),
  /** Whether the intervals here and in the study lie apart, and on which side this one is. */
  differs: z.enum(["more", "less"]).nullable(),
});

const cellSchema = z.object({
  symptom: z.string(),
  cause: z.string(),
  estimate,
  issues: numbers,
  fromThem: estimate,
  /** Bugs of the study. */
  study: count,
});

const periodSchema = z.object({
  /** `2025`, `2025-Q3` or `2025-07`. */
  id: z.string(),
  estimate,
  /** Estimates by symptom. */
  symptoms: z.record(z.string(), estimate),
  issues: numbers,
});

const closingSchema = z.object({
  /** null: all malfunctions. */
  cause: z.string().nullable(),
  name: z.string(),
  closed: numbers,
  open: numbers,
  /** Of the closed ones: it is not known when they were. With many of those there is no median. */
  untimed: count,
  /** Days until half are closed, those still open counted as such; null where half are not closed yet. */
  median: days.nullable(),
  /** 95 %; null at an end that the data do not bound. */
  low: days.nullable(),
  high: days.nullable(),
});

const accuracySchema = z.object({
  family: z.string(),
  label: z.string(),
  given: count,
  right: numbers,
  wrong: numbers,
  /** Right of right and wrong; null where nothing could confirm the label. */
  precision: share.nullable(),
  interval: interval.nullable(),
});

const accuracyMonthSchema = accuracySchema.extend({
  /** In UTC, `2026-02`: when the labels were put on. */
  month: z.string(),
});

/** The bug profile of a repository: the value that terminal, page and Markdown show. */
export const profileSchema = z.object({
  schema: z.literal(PROFILE_SCHEMA),
  /** `owner/name` */
  repo: z.string(),
  engine: z.string().nullable(),
  source: z.object({
    kind: z.enum(["store", "file"]),
    name: z.string(),
    issues: count,
    unreadable: count,
    /** Issues that the weights were learned from: of these the classifier remembers more than it could tell. */
    learned: count,
    from: day.nullable(),
    to: day.nullable(),
    /** Issues that were opened before this day were left out; null: none were. */
    since: day.nullable(),
    /** Only so many issues were looked at, the newest; null: all. */
    newest: count.nullable(),
    /** Issues whose day is the one on which the App first decided about them: GitHub's is not known. */
    dayOfDecision: count,
  }),
  kinds: z.array(z.object({ id: z.string(), issues: numbers })),
  /** Decided malfunctions, and the sum of the probabilities that they are some. */
  malfunctions: z.object({ issues: numbers, estimate }),
  levels: z.record(level, z.array(classSchema)),
  cells: z.array(cellSchema),
  /** How alike the shares are to each engine's of the study, -1 to 1; by level. Empty where there is too little. */
  likeness: z.array(
    z.object({ engine: z.string(), name: z.string(), levels: z.record(level, z.number().min(-1).max(1)) }),
  ),
  trend: z.object({ unit: z.enum(["month", "quarter", "year"]), periods: z.array(periodSchema) }),
  closing: z.object({
    /** Day as of which an issue without an end was open. */
    asOf: day.nullable(),
    /** Times are of issues that were opened since this day, when the App first heard of an end; null: of all. */
    since: day.nullable(),
    rows: z.array(closingSchema),
  }),
  accuracy: z.object({
    /** `labels`: what the repository's own labels say; `corrections`: what people did to labels of the App. */
    by: z.enum(["labels", "corrections"]),
    /** Issues that could be judged; those that the weights were learned from are left out. */
    issues: count,
    rows: z.array(accuracySchema),
    /**
     * The same by month, the newest first; months and labels of which nothing is known are not there, nor is any month by the
     * repository's own labels.
     */
    months: z.array(accuracyMonthSchema),
  }),
  /** Issues of the commonest combinations, the surest ones. */
  examples: z.array(
    z.object({ symptom: z.string(), cause: z.string(), number: count, title: z.string().nullable(), p: share }),
  ),
  implications: z.array(
    z.object({
      id: z.string(),
      reader: z.string(),
      advice: z.string(),
      /** Classes of this profile that it is about. */
      here: z.array(z.object({ level, id: z.string() })),
      figures: z.array(z.object({ words: z.string(), source: z.string(), table: z.string() })),
    }),
  ),
  sources: z.array(z.object({ id: z.string(), title: z.string(), url: z.string() })),
});

const issueSchema = z.object({
  number: count,
  weight: share,
  created: day.nullable(),
  symptom: probabilities,
  phase: probabilities,
  component: probabilities,
  cause: probabilities,
});

/** What `--json` prints. */
export const profileFileSchema = profileSchema.extend({
  /** What every number can be added up from: `estimate` of a class is the sum of weight times probability. */
  issues: z.array(issueSchema),
});

export type Profile = z.infer<typeof profileSchema>;
export type ProfileIssue = z.infer<typeof issueSchema>;
export type ProfileClass = z.infer<typeof classSchema>;
export type ProfileCell = z.infer<typeof cellSchema>;
export type Closing = z.infer<typeof closingSchema>;
export type Accuracy = z.infer<typeof accuracySchema>;
export type AccuracyMonth = z.infer<typeof accuracyMonthSchema>;
