import { counted, formatDays, formatEstimate, formatPart, formatParts } from "./format-estimate.js";
import { type LevelName, PROFILE_LEVELS } from "./levels.js";
import { MEASURED_LEVELS } from "./measured-accuracy.js";
import type { Profile, ProfileClass } from "./profile-schema.js";
import { weakClasses } from "./weakness.js";

/** Classes that a sentence names at most. */
const NAMED = 3;
/** Levels whose differences from the study are told; components and causes say more than phases do. */
const COMPARED: readonly LevelName[] = ["symptom", "component", "category", "cause"];

/** The profile in plain sentences, its doubts included; what cannot be told is said to be so. */
export function profileInWords(profile: Profile): readonly string[] {
  if (profile.malfunctions.issues.length === 0) {
    return [
      `None of the ${counted(profile.source.issues, "issue")} was decided to be a malfunction: there is no profile.`,
    ];
  }
  return [
    amount(profile),
    ...leading(profile),
    ...differences(profile),
    ...busiest(profile),
    ...closing(profile),
    ...doubts(profile),
  ];
}

function amount({ source, malfunctions }: Profile): string {
  const { issues, estimate } = malfunctions;
  return `${issues.length} of ${counted(source.issues, "issue")} were decided to be malfunctions. Each counts as much as it is likely to be one: about ${counted(Math.round(estimate), "bug")}.`;
}

function leading({ levels }: Profile): readonly string[] {
  const [symptom] = levels.symptom ?? [];
  const components = (levels.component ?? []).slice(0, NAMED).filter(({ estimate }) => estimate > 0);
  const sentences: string[] = [];
  if (symptom !== undefined && symptom.estimate > 0) {
    sentences.push(
      `The most frequent symptom is ${symptom.name}: ${formatPart(symptom.share)} (95 %: ${formatParts(symptom.interval)}), ${formatPart(symptom.study.share)} in the study.`,
    );
  }
  if (components.length > 0) {
    sentences.push(
      `Most bugs lie in ${components.map(({ name, share }) => `${name} (${formatPart(share)})`).join(", ")}.`,
    );
  }
  return sentences;
}

function differences({ levels }: Profile): readonly string[] {
  return COMPARED.flatMap((level) => {
    const rows = levels[level] ?? [];
    const parts = (["more", "less"] as const).flatMap((side) => {
      const classes = rows.filter(({ differs }) => differs === side).sort((a, b) => gap(b) - gap(a));
      return classes.length === 0 ? [] : [`${side} ${classes.slice(0, NAMED).map(against).join(", ")}`];
    });
    if (parts.length === 0) return [];
    return [`${PROFILE_LEVELS[level].title}, beside the study's five engines: ${parts.join("; ")}.`];
  });
}

function gap({ share, study }: ProfileClass): number {
  return Math.abs(share - study.share);
}

function against({ name, share, study }: ProfileClass): string {
  return `${name} (${formatPart(share)}, there ${formatPart(study.share)})`;
}

function busiest({ trend: { unit, periods } }: Profile): readonly string[] {
  const [most] = [...periods].sort((a, b) => b.estimate - a.estimate);
  if (most === undefined || periods.length < 2) return [];
  return [`The ${unit} with the most of these bugs is ${most.id}: about ${formatEstimate(most.estimate)}.`];
}

function closing({ closing: { rows } }: Profile): readonly string[] {
  const [all, ...causes] = rows;
  if (all === undefined) return [];
  const state = `${all.open.length} of ${all.open.length + all.closed.length} malfunctions are still open`;
  if (all.untimed === 0 && all.median === null) return [`${state}: half of them are not closed yet.`];
  if (all.median === null) return [`${state}; when the others were closed is not known well enough for a time.`];
  const [slowest] = causes.filter(({ median }) => median !== null);
  const slow =
    slowest === undefined ? "" : `; slowest are those of ${slowest.name} (${formatDays(slowest.median)} days)`;
  return [`Half of the malfunctions are closed after ${formatDays(all.median)} days${slow}. ${state}.`];
}

function doubts(profile: Profile): readonly string[] {
  const weak = weakClasses(profile, "symptom").map(({ name }) => name);
  return [
    `How far to trust it: on labelled issues that the classifier had not seen its first symptom was right for ${formatPart(MEASURED_LEVELS.symptom)}, its first component for ${formatPart(MEASURED_LEVELS.component)} and its first cause for ${formatPart(MEASURED_LEVELS.cause)}: components and causes show where to look, not what is so.${
      weak.length > 0 ? ` Weak are ${weak.join(", ")}.` : ""
    }`,
  ];
}
