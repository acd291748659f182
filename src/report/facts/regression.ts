import type { Fact, ReportFacts } from "../issue-report.js";
import type { FactLine } from "./fact-rule.js";

const V =
  "`?(?:version |build |release |commit |tag )?[`v]?(b?\\d{1,4}(?:\\.\\d{1,4}){0,3}(?:\\.?(?:post|rc|dev)\\d{1,3})?|[0-9a-f]{7,40})\\b`?";

/** Phrases that compare versions. `good` and `bad` are the numbers of their groups. */
export const COMPARISONS: readonly { id: string; pattern: RegExp; good: number | null; bad: number | null }[] = [
  {
    id: "from-to",
    pattern: new RegExp(
      `\\b(?:upgrad\\w{1,4}|updat\\w{1,4}|mov\\w{1,4}|switch\\w{0,4}|went|going|bump\\w{0,4})(?: \\w[\\w.-]{0,20}){0,3} from (?:[a-zA-Z.-]{2,20} )?${V} to (?:[a-zA-Z.-]{2,20} )?${V}`,
      "i",
    ),
    good: 1,
    bad: 2,
  },
  {
    id: "works-in",
    pattern: new RegExp(
      `(?<!n.t |not |cannot |no longer |never |only |stopped |stops |used to )\\b(?:work(?:s|ed|ing)?|ok|fine|no (?:issue|problem)s?|correct(?:ly)?|good)(?: (?:fine|well|correctly|perfectly|properly|as expected|great|just fine))? (?:in|on|with|using|at|before|until|till|up to|for)(?: \\w[\\w.-]{0,20}){0,2} ${V}`,
      "i",
    ),
    good: 1,
    bad: null,
  },
  {
    id: "good-commit",
    pattern: new RegExp(
      `\\b(?:last (?:known )?(?:good|working)|known good|last version (?:that|which) works?)(?: (?:version|commit|build|release))?(?: (?:is|was))?:? {0,2}${V}`,
      "i",
    ),
    good: 1,
    bad: null,
  },
  {
    id: "rollback",
    pattern: new RegExp(
      `\\b(?:downgrad\\w{1,4}|revert\\w{0,4}|roll(?:ed|ing)? ?back|going back)(?: \\w[\\w.-]{0,20}){0,3} to (?:[a-zA-Z.-]{2,20} )?${V}`,
      "i",
    ),
    good: 1,
    bad: null,
  },
  {
    id: "since",
    pattern: new RegExp(
      `\\b(?:since|starting (?:from|with|at)|began (?:in|with)|broken (?:in|since|by|from)|regress\\w{0,5} (?:in|since|from)|introduced (?:in|by|with)|after (?:upgrading|updating|the upgrade|the update)(?: \\w[\\w.-]{0,20}){0,2} to|first (?:known )?bad(?: (?:version|commit|build|release))?(?: (?:is|was))?:?)(?: (?:the |commit |version |build |release |vllm |sglang |llama\\.cpp |ollama |lmdeploy ){1,3})? ?${V}`,
      "i",
    ),
    good: null,
    bad: 1,
  },
  {
    id: "fails-in",
    pattern: new RegExp(
      `\\b(?:fail(?:s|ed|ing)?|break(?:s|ing)?|broke|crash(?:es|ed)?|(?:doesn|don|can|didn|won).t work|(?:does |can|do |did |is )?not work(?:ing)?|no longer works?|stopped working|bug appears)(?: \\w[\\w.-]{0,20}){0,2} (?:in|on|with|using|at|from) (?:[a-zA-Z.-]{2,20} )?${V}`,
      "i",
    ),
    good: null,
    bad: 1,
  },
];

const HINT =
  /work|fine|ok\b|issue|problem|correct|good|since|start|beg[au]n|broke|regress|introduc|after|bad|fail|break|crash|bug|upgrad|updat|downgrad|revert|roll|going|went|mov|switch|bump/i;
/** Versions of these are no versions of the engine. */
const OTHER_SOFTWARE =
  /\b(?:FreeBSD|Ubuntu|Debian|Fedora|mac ?OS|Windows|Linux|kernel|CUDA|ROCm|Python|drivers?|torch|PyTorch|transformers|triton|nccl|gcc|flashinfer|xgrammar|outlines)\b/i;
const COMMIT = /\b([0-9a-f]{7,40})\b|\b(b[1-9]\d{2,4})\b|#(\d{4,6})\b|\/pull\/(\d{3,6})\b/;

/** Takes lines and gives the versions that are said to work and to fail, and the first bad commit. */
export function readRegression(
  facts: readonly FactLine[],
): Pick<ReportFacts, "lastGoodVersion" | "firstBadVersion" | "firstBadCommit"> {
  let lastGoodVersion: Fact<string> | null = null;
  let firstBadVersion: Fact<string> | null = null;
  let firstBadCommit: Fact<string> | null = null;
  for (const { text, number, kind, section } of facts) {
    if (kind !== "prose" && kind !== "title") continue;
    const commit =
      section === "first-bad-commit"
        ? COMMIT.exec(text)
        : /first bad commit|git bisect|bisected/i.test(text)
          ? COMMIT.exec(text)
          : null;
    const found = commit?.slice(1).find((group) => group !== undefined);
    if (found !== undefined) firstBadCommit ??= { value: found, line: number };
    if (!/\d/.test(text) || !HINT.test(text)) continue;
    for (const { pattern, good, bad } of COMPARISONS) {
      const match = pattern.exec(text);
      if (match === null || OTHER_SOFTWARE.test(match[0])) continue;
      const goodValue = good === null ? undefined : match[good];
      const badValue = bad === null ? undefined : match[bad];
      if (goodValue !== undefined && isVersion(goodValue)) lastGoodVersion ??= { value: goodValue, line: number };
      if (badValue !== undefined && isVersion(badValue)) firstBadVersion ??= { value: badValue, line: number };
    }
  }
  return { lastGoodVersion, firstBadVersion, firstBadCommit };
}

/** A bare number is a count ("works with 2 GPUs"); versions have a dot, a build letter or are hashes. */
function isVersion(value: string): boolean {
  return /^b\d{3,5}$|^\d{1,4}\.\d|^\d{4}$|^(?=.*\d)[0-9a-f]{7,40}$/.test(value);
}
