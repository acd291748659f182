import type { Issue, ReportedError } from "../src/report/issue-report.js";
import { parseReport } from "../src/report/parse-report.js";
import { errorSignature, normaliseMessage } from "../src/similar/signature.js";
import { withoutStockPhrases } from "../src/similar/stock-phrases.js";

// What full-text search for similar issues would find: only measured, see docs/similar.md. The App does none of this.

/** A later issue and an earlier one of the same repository whose words are close. */
export interface TextPair {
  repo: string;
  later: number;
  earlier: number;
  /** Cosine of the words, weighted by rarity. */
  score: number;
  /** The signature finds the pair too. */
  sameError: boolean;
  /** Which half of the sample the later issue is in: a threshold is chosen on one, figures are of the other. */
  half: "chosen on" | "held out";
}

const MOST_NAMED = 3;
/** Words in common, below which two short titles would be close by a single rare word. */
const LEAST_SHARED = 4;
/** Words of every report. */
const STOP_WORDS = new Set(
  "bug feature usage the and for not with when from that this are was has have error".split(" "),
);

/** What full-text search would index of a report: the words of its title and of its innermost error's message. */
function termsOf(title: string, error: ReportedError | null): ReadonlySet<string> {
  const message = error === null ? "" : withoutStockPhrases(normaliseMessage(error.message));
  const words = `${normaliseMessage(title)} ${message}`.split(" ");
  return new Set(words.filter((word) => word.length > 2 && !STOP_WORDS.has(word)));
}

/** For each issue, in order, up to three closest earlier ones of `leastScore` or more, as the App would have met them. */
export function closestByText(repo: string, issues: readonly Issue[], leastScore: number): readonly TextPair[] {
  const seen: { number: number; terms: ReadonlySet<string>; signature: string | null }[] = [];
  const byTerm = new Map<string, number[]>();
  const pairs: TextPair[] = [];
  for (const issue of [...issues].sort((a, b) => a.number - b.number)) {
    const { innermostError } = parseReport(issue);
    const own = {
      number: issue.number,
      terms: termsOf(issue.title, innermostError),
      signature: errorSignature(innermostError),
    };
    const weightOf = (term: string) => Math.log((seen.length + 1) / ((byTerm.get(term)?.length ?? 0) + 0.5)) ** 2;
    const lengthOf = (terms: ReadonlySet<string>) =>
      Math.sqrt([...terms].reduce((sum, term) => sum + weightOf(term), 0));
    const shared = new Map<number, { words: number; weight: number }>();
    for (const term of own.terms) {
      for (const index of byTerm.get(term) ?? []) {
        const { words, weight } = shared.get(index) ?? { words: 0, weight: 0 };
        shared.set(index, { words: words + 1, weight: weight + weightOf(term) });
      }
    }
    const ownLength = lengthOf(own.terms);
    const scored = [...shared].flatMap(([index, { words, weight }]) => {
      const earlier = seen[index];
      return earlier && words >= LEAST_SHARED
        ? [{ earlier, score: weight / (ownLength * lengthOf(earlier.terms)) }]
        : [];
    });
    const closest = scored.filter(({ score }) => score >= leastScore).sort((a, b) => b.score - a.score);
    for (const { earlier, score } of closest.slice(0, MOST_NAMED)) {
      const sameError = own.signature !== null && own.signature === earlier.signature;
      const half = issue.number % 2 === 0 ? "chosen on" : "held out";
      pairs.push({ repo, later: issue.number, earlier: earlier.number, score, sameError, half });
    }
    for (const term of own.terms) byTerm.set(term, [...(byTerm.get(term) ?? []), seen.length]);
    seen.push(own);
  }
  return pairs;
}
