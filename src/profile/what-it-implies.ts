import { figureInWords } from "../playbooks/implications/figure-in-words.js";
import { type Figure, READERS } from "../playbooks/implications/implication.js";
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

/** The note on where bugs lie: the repository's own most frequent components stand beside. */
const ABOUT_SPOTS = "maintainer-hot-spots";
const SPOTS = 3;
/** The note on the causes that an engine has more of: what became of those stands beside. */
const ABOUT_OWN = "maintainer-own-causes";

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
      here: id === ABOUT_SPOTS ? spotsOf(levels) : id === ABOUT_OWN ? causesOf(figures) : [...(ABOUT[id] ?? [])],
      figures: figures.map((figure) => ({
        words: figureInWords(figure),
        source: figure.citation.id,
        table: figure.table,
      })),
    })),
    sources: [...sources.values()].map(({ id, title, url }) => ({ id, title, url })),
  };
}

function spotsOf(levels: Readonly<Record<LevelName, readonly ProfileClass[]>>): Here[] {
  return levels.component
    .filter(({ estimate }) => estimate > 0)
    .slice(0, SPOTS)
    .map(({ id }) => ({ level: "component", id }));
}

/** Causes by the tables that figures stand in: `causeByEngine.misused-api.vllm`. */
function causesOf(figures: readonly Pick<Figure, "table">[]): Here[] {
  return figures.flatMap(({ table }) => {
    const [name, id = ""] = table.split(".");
    return name === "causeByEngine" ? [{ level: "cause" as const, id }] : [];
  });
}
