/** What one check found. `problem`: the App does not work as it is; `warning`: it does, but not as it should. */
export interface Finding {
  check: string;
  state: "ok" | "warning" | "problem";
  /** What was seen. No secret. */
  seen: string;
  /** What to do; null where nothing is. */
  fix: string | null;
}

export function ok(check: string, seen: string): Finding {
  return { check, state: "ok", seen, fix: null };
}

export function warning(check: string, seen: string, fix: string): Finding {
  return { check, state: "warning", seen, fix };
}

export function problem(check: string, seen: string, fix: string): Finding {
  return { check, state: "problem", seen, fix };
}
