import { byLevel } from "./by-level.js";
import { type LevelName, PROFILE_LEVELS } from "./levels.js";

/** Probability by id; ids that are not there have none. */
export type Probabilities = Readonly<Record<string, number>>;

/**
 * Probabilities of one issue, of all levels one after the other, in ten-thousandths: a hundred bytes instead of thousands,
 * so that a hundred thousand issues fit in memory.
 */
export type PackedLevels = Uint16Array;

/**
 * Rounded before anything is summed, so that whoever adds up the printed probabilities gets the printed sums: what is packed
 * is exact.
 */
const PLACES = 10_000;

const IDS = byLevel((level) => PROFILE_LEVELS[level].rows.map(({ id }) => id));
const KEYS = Object.entries(IDS).flatMap(([level, ids]) => ids.map((id) => `${level} ${id}`));
const PLACE_OF: ReadonlyMap<string, number> = new Map(KEYS.map((key, place) => [key, place]));

/** A probability as it is printed and summed. */
export function rounded(p: number): number {
  return Math.round(p * PLACES) / PLACES;
}

/** Packs what is rounded. Ids that the codebook does not have are left out. */
export function packLevels(levels: Readonly<Record<LevelName, Probabilities>>): PackedLevels {
  const packed = new Uint16Array(KEYS.length);
  for (const [level, probabilities] of Object.entries(levels)) {
    for (const [id, p] of Object.entries(probabilities)) {
      const place = PLACE_OF.get(`${level} ${id}`);
      if (place !== undefined) packed[place] = Math.round(p * PLACES);
    }
  }
  return packed;
}

/** Where the id's probability stands. Throws an Error for an id that the level does not have. */
export function placeOf(level: LevelName, id: string): number {
  const place = PLACE_OF.get(`${level} ${id}`);
  if (place === undefined) throw new Error(`no ${level} is called ${id}`);
  return place;
}

/** The probability at a place. */
export function probabilityAt(packed: PackedLevels, place: number): number {
  return (packed[place] ?? 0) / PLACES;
}

/** The level's probabilities that are not 0, by id. */
export function probabilitiesOf(packed: PackedLevels, level: LevelName): Probabilities {
  const rows = IDS[level].map((id) => [id, probabilityAt(packed, placeOf(level, id))] as const);
  return Object.fromEntries(rows.filter(([, p]) => p > 0));
}
