import { z } from "zod";
import { tokenPriceSchema } from "../llm/token-price.js";
import { COMPARED } from "./mapping/claim.js";

/** Version of the report's shape. Raised when a field changes its meaning or goes away. */
export const BACKTEST_SCHEMA = 1;

const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);
const familySchema = z.enum(COMPARED);

/** `own`: issues that the repository's labels put there; `given`: issues that the App would; verdicts of the given ones. */
const sharesSchema = z.object({
  own: count,
  given: count,
  right: count,
  wrong: count,
  unknown: count,
  /** Right or wrong, of the classes that the labels could confirm: what precision is over. */
  judged: count,
  /** null where nothing can be judged. */
  precision: share.nullable(),
  /** 95 %. */
  interval: z.array(share).length(2).nullable(),
  /** null where no label of the repository says so. */
  recall: share.nullable(),
});

const familyFiguresSchema = sharesSchema.extend({
  family: familySchema,
  classes: z.array(sharesSchema.extend({ id: z.string() })),
});

const disagreementSchema = z.object({
  repo: z.string(),
  number: count,
  /** Redacted. */
  title: z.string(),
  family: familySchema,
  decided: z.string(),
  p: share,
  /** What the repository's labels say instead. */
  own: z.array(z.string()),
  labels: z.array(z.string()),
  evidence: z.array(z.object({ line: count, signal: z.string(), reason: z.string(), quote: z.string() })),
});

const gateRowSchema = z.object({
  /** Value of `precision` in the configuration. */
  setting: share,
  labels: count,
  /** Of classes that the labels could confirm. */
  right: count,
  wrong: count,
  precision: share.nullable(),
  interval: z.array(share).length(2).nullable(),
  /** Share of the decided malfunctions that would be labelled. */
  coverage: share,
});

/** What a backtest found: the value that terminal, page and `--json` show. */
export const backtestSchema = z.object({
  schema: z.literal(BACKTEST_SCHEMA),
  source: z.object({
    name: z.string(),
    repos: z.array(z.string()),
    issues: count,
    unreadable: count,
    /** Days, YYYY-MM-DD, of the first and the last issue. */
    from: z.string().nullable(),
    to: z.string().nullable(),
  }),
  weights: z.object({
    fingerprint: z.string(),
    date: z.string(),
    /** Issues that the weights were learned from... */
    learned: count,
    /** ...and whether they are left out of all comparisons. Where every issue is one, none is. */
    isLeftOut: z.boolean(),
  }),
  mapping: z.array(z.object({ label: z.string(), issues: count, says: z.array(z.string()) })),
  /** What would have been done to all issues. */
  coverage: z.object({
    malfunctions: count,
    /** Issues that would get a label of any family. */
    labelled: count,
    comments: count,
    labels: z.array(z.object({ label: z.string(), issues: count })),
  }),
  /** Issues that are compared, and of these those whose labels say something. */
  compared: z.object({ issues: count, labelled: count }),
  families: z.array(familyFiguresSchema),
  /** Issues with a symptom label, by what the repository's labels say of their kind. */
  symptomLabels: z.object({ onBugs: count, onOthers: count, unknown: count }),
  kinds: z.record(z.string(), z.record(z.string(), count)),
  disagreements: z.object({ total: count, shown: z.array(disagreementSchema) }),
  coOccurrence: z.array(z.object({ symptom: z.string(), cause: z.string(), here: count, study: count })),
  samples: z.array(
    z.object({
      repo: z.string(),
      number: count,
      title: z.string(),
      why: z.string(),
      labels: z.array(z.string()),
      comment: z.string(),
    }),
  ),
  cost: z.object({
    /** Issues that a model would be asked about, and those whose requests were built and counted. */
    issues: count,
    counted: count,
    meanPromptTokens: z.number().nonnegative(),
    mostPromptTokens: count,
    promptTokens: count,
    /** Upper bound of a reply. */
    replyTokens: count,
    /** What the operator says that tokens cost; null where nothing is said. */
    price: tokenPriceSchema.nullable().default(null),
  }),
  gates: z.object({
    wanted: share,
    families: z.array(
      z.object({
        family: z.enum(["symptom", "cause", "phase", "component"]),
        rows: z.array(gateRowSchema),
        /** Lowest setting that reaches what is wanted here; null where none does, or too few labels can be judged. */
        suggested: share.nullable(),
      }),
    ),
  }),
});

export type BacktestReport = z.infer<typeof backtestSchema>;
export type Shares = z.infer<typeof sharesSchema>;
export type FamilyFigures = z.infer<typeof familyFiguresSchema>;
export type Disagreement = z.infer<typeof disagreementSchema>;
export type GateRow = z.infer<typeof gateRowSchema>;
