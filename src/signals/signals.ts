import type { Signal } from "./signal.js";
import { CIRCUMSTANCE_SIGNALS } from "./tables/circumstances.js";
import { ERROR_SIGNALS } from "./tables/errors.js";
import { EXCEPTION_SIGNALS } from "./tables/exceptions.js";
import { FEATURE_SIGNALS } from "./tables/features.js";
import { KIND_SIGNALS } from "./tables/kinds.js";
import { OUTPUT_SIGNALS } from "./tables/output.js";
import { PLATFORM_SIGNALS } from "./tables/platforms.js";
import { SETUP_AND_CONVERSION_SIGNALS } from "./tables/setup-and-conversion.js";
import { SPEED_AND_PROGRESS_SIGNALS } from "./tables/speed-and-progress.js";
import { SUBJECT_SIGNALS } from "./tables/subjects.js";

/** Every signal that is looked for, in the order of the tables. */
export const SIGNALS: readonly Signal[] = [
  ...ERROR_SIGNALS,
  ...EXCEPTION_SIGNALS,
  ...SETUP_AND_CONVERSION_SIGNALS,
  ...OUTPUT_SIGNALS,
  ...SPEED_AND_PROGRESS_SIGNALS,
  ...FEATURE_SIGNALS,
  ...SUBJECT_SIGNALS,
  ...PLATFORM_SIGNALS,
  ...CIRCUMSTANCE_SIGNALS,
  ...KIND_SIGNALS,
];

/** Signals by their id. */
export const SIGNALS_BY_ID: ReadonlyMap<string, Signal> = new Map(SIGNALS.map((signal) => [signal.id, signal]));
