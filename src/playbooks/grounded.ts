import type { Check, RunSetup } from "./check.js";
import { isForNamedFault, isToThePoint, symptomsAreSure } from "./nearness.js";
import type { View } from "./report-view.js";

/** The neutral check that asks whether it is so in the newest code: apt for any malfunction that was not seen there. */
const NEWEST = "newest-version";

/**
 * Setups that a report shows itself: a check that needs one of them has its reason in the report, whatever the cause.
 * `open`, `gpu`, `server` and the like are taken for granted or hold for most, and are no reason.
 */
const REASONS: ReadonlySet<RunSetup> = new Set([
  "raised-line",
  "no-log",
  "no-repro",
  "on-backend",
  "options",
  "versioned",
  "config-lacks",
]);

/** Symptoms for which what to look at is the same whatever the cause: stacks of a hang, numbers of a slow run. */
const SAME_FOR_ALL: ReadonlySet<string> = new Set(["system-hang", "abnormal-performance"]);

/** Symptoms of a text that is not what it should be; what compares it with the expected one names both. */
const OF_TEXT: ReadonlySet<string> = new Set(["unexpected-output", "silent-error"]);
/** What no reference tells: where a text ends, and whether it differs between runs. */
const NOT_COMPARED: ReadonlySet<string> = new Set(["length", "inconsistent-output"]);
/** What fails as a whole, so that another model, file or machine tells something. */
const STOPS: ReadonlySet<string> = new Set(["crash", "system-hang"]);
/** Words of a program that died without a message of its own. */
const DIED = [
  "segfault",
  "segmentation fault",
  "sigsegv",
  "core dumped",
  "ggml_assert",
  "access violation",
  "failed to eval",
];

/** An extension module that is missing or was built for something else. */
const NOT_LINKED = ["undefined symbol", "_c.abi3", "_c'", "_c is missing"];

/**
 * Checks that fit most reports, by id (a rendition's own before that of the check that it renders), each with what a
 * report must show for it to be more than a guess.
 */
const SHOWN_FOR: Readonly<Record<string, (view: View) => boolean>> = {
  // An older release tells nothing of what no release ever did; that it did, or that an update came between, is said.
  "previous-release": ({ runsWith }) => runsWith("regressed"),
  "known-good-model": (view) => view.runsWith("model-named") && isServing(view) && STOPS.has(topSymptom(view)),
  "llama-cpp-known-gguf": ({ mentions }) => DIED.some((phrase) => mentions(phrase) === "head"),
  // Another build of the whole tells at once what a library that does not fit only hints at.
  "released-package": ({ mentions }) => NOT_LINKED.some((phrase) => mentions(phrase) === "head"),
  "empty-build-folder": ({ headSigns }) => headSigns.has("build-failure"),
  "how-often": ({ subtype }) => NOT_COMPARED.has(subtype ?? ""),
  "other-backend": ({ runsWith }) => runsWith("on-backend"),
  // Where a text or a feature is wrong, a script that shows it is asked for instead.
  "shortest-steps": (view) =>
    view.runsWith("no-repro") &&
    isServing(view) &&
    (STOPS.has(topSymptom(view)) || topSymptom(view) === "abnormal-performance"),
};

/** Whether a check asks if it is so in the newest code. */
export function asksForNewest({ id, variantOf }: Check): boolean {
  return (variantOf ?? id) === NEWEST;
}

/**
 * Whether the report itself gives the reason for a check: it names what the check is about, it shows a setup that calls
 * for it, its symptom is sure and is looked into in the same way whatever the cause, or its wrong text is sure to be such.
 * A check that only shares a likely cause with the report has no such reason.
 */
export function isGrounded(check: Check, view: View): boolean {
  const { scope, lastResort, id, variantOf } = check;
  if ((SHOWN_FOR[id] ?? SHOWN_FOR[variantOf ?? ""])?.(view)) return true;
  if (lastResort) return false;
  if (isForNamedFault(scope) || asksForNewest(check)) return true;
  if (isToThePoint(scope, view)) return true;
  if (hasParticulars(scope)) return false;
  if (scope.needs?.some((setup) => REASONS.has(setup))) return true;
  const named = scope.symptoms ?? [];
  const isOfOneKind =
    named.length > 0 &&
    named.every((id) => SAME_FOR_ALL.has(id) || (id === "unexpected-output" && view.subtype !== undefined));
  const isOfText = named.length > 0 && !NOT_COMPARED.has(view.subtype ?? "") && named.every((id) => OF_TEXT.has(id));
  return (isOfOneKind || isOfText) && symptomsAreSure(scope, view);
}

function isServing({ phase }: View): boolean {
  return phase === "inference-serving";
}

function topSymptom({ symptoms }: View): string {
  return [...symptoms.keys()][0] ?? "";
}

function hasParticulars({ mentions, manifestations, subtypes }: Check["scope"]): boolean {
  return [mentions, manifestations, subtypes].some((list) => Boolean(list?.length));
}
