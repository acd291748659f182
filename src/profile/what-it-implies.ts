import { figureInWords } from "../playbooks/implications/figure-in-words.js";
import { READERS } from "../playbooks/implications/implication.js";
import { implicationsFor } from "../playbooks/implications/implications.js";
import type { EngineId } from "../taxonomy/engines.js";
import type { LevelName } from "./levels.js";
import type { Profile, ProfileClass } from "./profile-schema.js";

interface Here {
  level: LevelName;
  id: string;
}

/** Which classes of the profile a note of the study is about, so that the repository's own numbers stand beside. */
const ABOUT: Readonly<Record<string, readonly Here[]>> = {
  "maintainer-oracles": [{ level: "symptom", id: "unexpected-output" }],
  "maintainer-conversion": [
    { level: "phase", id: "model-conversion" },
    { level: "component", id: "model-conversion-tools" },
  ],
  "maintainer-setup": [
    { level: "phase", id: "engine-setup" },
    { level: "component", id: "setup-tools" },
  ],
  "maintainer-matrix": [
    { level: "category", id: "environment" },
    { level: "cause", id: "incompatible-backend" },
    { level: "cause", id: "incompatible-version" },
  ],
  "maintainer-hangs": [{ level: "symptom", id: "system-hang" }],
  "researcher-oracles": [{ level: "symptom", id: "unexpected-output" }],
  "researcher-configurations": [
    { level: "category", id: "configuration" },
    { level: "category", id: "environment" },
  ],
  "researcher-silent": [{ level: "symptom", id: "silent-error" }],
  "application-developer-record": [{ level: "category", id: "environment" }],
  "application-developer-recheck": [{ level: "symptom", id: "unexpected-output" }],
  "application-developer-odd-text": [{ level: "symptom", id: "unexpected-output" }],
  "application-developer-converted-model": [{ level: "component", id: "model-conversion-tools" }],
  "application-developer-well-trodden": [{ level: "cause", id: "incompatible-backend" }],
  "application-developer-time-limits": [{ level: "symptom", id: "system-hang" }],
};

/** Notes whose subject is where the repository's bugs lie: its own most frequent classes stand beside. */
const ABOUT_SPOTS: ReadonlySet<string> = new Set(["maintainer-hot-spots", "maintainer-own-causes"]);
const SPOTS = 3;

/** What the studies imply for each reader, for this engine where it is one of theirs, with the repository's own numbers beside. */
export function whatItImplies(
  engine: EngineId | null,
  levels: Readonly<Record<LevelName, readonly ProfileClass[]>>,
): Pick<Profile, "implications" | "sources"> {
  const notes = READERS.flatMap((reader) => implicationsFor(reader, { engine }));
  const sources = new Map(notes.flatMap(({ figures }) => figures.map(({ citation }) => [citation.id, citation])));
  return {
    implications: notes.map(({ id, reader, advice, figures }) => ({
      id,
      reader,
      advice,
      here: ABOUT_SPOTS.has(id) ? spotsOf(id, levels) : [...(ABOUT[id] ?? [])],
      figures: figures.map((figure) => ({
        words: figureInWords(figure),
        source: figure.citation.id,
        table: figure.table,
      })),
    })),
    sources: [...sources.values()].map(({ id, title, url }) => ({ id, title, url })),
  };
}

function spotsOf(id: string, levels: Readonly<Record<LevelName, readonly ProfileClass[]>>): Here[] {
  const level = id === "maintainer-own-causes" ? "cause" : "component";
  return levels[level]
    .filter(({ estimate }) => estimate > 0)
    .slice(0, SPOTS)
    .map((each) => ({ level, id: each.id }));
}
