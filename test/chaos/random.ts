import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Draws that are the same for the same seed. */
export interface Random {
  /** From 0 to 1, without 1. */
  fraction(): number;
  /** From `least` to `most`, both included. */
  integer(least: number, most: number): number;
  /** Throws for an empty list. */
  oneOf<T>(list: readonly T[]): T;
}

export function seededRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const integer = (least: number, most: number) => uniformInt(generator, least, most);
  return {
    fraction: () => uniformFloat64(generator),
    integer,
    oneOf(list) {
      const drawn = list[integer(0, list.length - 1)];
      if (drawn === undefined) throw new Error("nothing to draw from");
      return drawn;
    },
  };
}
