import { READERS } from "../playbooks/implications/implication.js";
import { counted, formatEstimate, formatPart } from "./format-estimate.js";
import type { Profile, ProfileClass } from "./profile-schema.js";

/** What the profile implies for a kind of reader. */
export interface Implied {
  reader: string;
  /** As a headline. */
  title: string;
  notes: readonly ImpliedNote[];
}

export interface ImpliedNote {
  advice: string;
  /** The repository's own classes that it is about, with their level. */
  here: readonly { level: string; row: ProfileClass; words: string }[];
  figures: Profile["implications"][number]["figures"];
}

const TITLES: Readonly<Record<string, string>> = {
  maintainer: "For maintainers",
  researcher: "For researchers",
  "application-developer": "For those who build on the engine",
};

/** The notes by reader, each with the repository's own numbers beside those of the studies. */
export function impliedBy({ implications, levels }: Profile): readonly Implied[] {
  return READERS.map((reader) => ({
    reader,
    title: TITLES[reader] ?? reader,
    notes: implications
      .filter((note) => note.reader === reader)
      .map(({ advice, here, figures }) => ({
        advice,
        figures,
        here: here.flatMap(({ level, id }) => {
          const row = levels[level]?.find((candidate) => candidate.id === id);
          return row === undefined ? [] : [{ level, row, words: inWords(row) }];
        }),
      })),
  })).filter(({ notes }) => notes.length > 0);
}

function inWords({ name, share, estimate, issues, study }: ProfileClass): string {
  return `${name} ${formatPart(share)} (about ${formatEstimate(estimate)} bugs, first guess of ${counted(issues.length, "issue")}; ${formatPart(study.share)} in the study)`;
}
