import { LEVEL_NAMES, type LevelName } from "./levels.js";

/** One value a level. */
export function byLevel<Value>(make: (level: LevelName) => Value): Record<LevelName, Value> {
  const [symptom, phase, component, category, cause] = LEVEL_NAMES;
  return {
    symptom: make(symptom),
    phase: make(phase),
    component: make(component),
    category: make(category),
    cause: make(cause),
  };
}
