import { CHINESE } from "./chinese.js";
import { ENGLISH } from "./english.js";
import type { Phrases } from "./phrases.js";

/** Languages of the comment's fixed text, by the tag under which a repository's configuration asks for them. */
export const PHRASES = { en: ENGLISH, zh: CHINESE } as const satisfies Record<string, Phrases>;

export type LanguageId = keyof typeof PHRASES;

export const LANGUAGE_IDS = ["en", "zh"] as const satisfies readonly LanguageId[];
