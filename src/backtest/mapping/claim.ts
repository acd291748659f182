import type { LabelFamily } from "../../decide/decision.js";
import { LABEL_IDS } from "../../decide/label-ids.js";
import { KINDS } from "../../taxonomy/kinds.js";

/** What a backtest compares: the kind of an issue, and the families of labels that say what it is about. */
export const COMPARED = ["kind", "symptom", "cause", "phase", "component", "backend"] as const satisfies readonly (
  | "kind"
  | LabelFamily
)[];
export type Compared = (typeof COMPARED)[number];

const IDS: Readonly<Record<Compared, readonly string[]>> = { ...LABEL_IDS, kind: KINDS.map(({ id }) => id) };

/** What a label of a repository says of an issue, in this App's ids. */
export interface Claim {
  family: Compared;
  id: string;
}

/** Every claim as a mapping writes it: `symptom:crash`. */
export const CLAIM_NAMES: readonly string[] = COMPARED.flatMap((family) => IDS[family].map((id) => `${family}:${id}`));

/** A claim as a mapping writes it. */
export function claimName({ family, id }: Claim): string {
  return `${family}:${id}`;
}

/** The claim of a name; null where there is none of that name. */
export function parseClaim(name: string): Claim | null {
  const [prefix, id = ""] = name.split(/:(.*)/s);
  const family = COMPARED.find((candidate) => candidate === prefix);
  return family && IDS[family].includes(id) ? { family, id } : null;
}

/** By label of the repository, in lower case: what it says. A label that is not here, or with an empty list, says nothing. */
export type Mapping = ReadonlyMap<string, readonly Claim[]>;
