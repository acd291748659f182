import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Classification, Ranked } from "../../classify/classification.js";
import type { Evidence } from "../../signals/evidence.js";
import { PROMPT_TABLES } from "./prompt-tables.js";

const PROMPT_FILE = new URL("../../../prompts/triage.md", import.meta.url);
const FORM = /^---\n(?<front>[\s\S]*?)\n---\n# System\n(?<system>[\s\S]*?)\n# User\n(?<user>[\s\S]*)$/;
const MAX_SIGNALS = 12;
/** How many ids of each level the embedded classifier shows to the model. */
const HINTS = [
  { level: "kinds", top: 2 },
  { level: "phases", top: 2 },
  { level: "symptoms", top: 3 },
  { level: "components", top: 3 },
  { level: "causes", top: 5 },
] as const;

const frontMatterSchema = z.strictObject({ name: z.string(), version: z.coerce.number().int().positive() });

/** A prompt file, read: its version and its two messages with `{{names}}` still to be filled. */
export interface PromptTemplate {
  version: number;
  system: string;
  user: string;
}

export interface PromptInput {
  /** Text of the excerpt, redacted. */
  excerpt: string;
  /** What the embedded classifier says; its first ids are shown as hints. */
  classification: Classification;
  /** Signals found; only their ids and lines are shown. */
  evidence: readonly Evidence[];
  /** Unforeseeable text that marks the report's borders; must not occur in the excerpt. */
  nonce: string;
}

/** The two messages of a request. The system message is the same for every report of a prompt version. */
export interface Prompt {
  system: string;
  user: string;
}

/** Reads `prompts/triage.md` of the package. */
export async function loadPrompt(): Promise<PromptTemplate> {
  return parsePrompt(await readFile(PROMPT_FILE, "utf8"));
}

/** Takes a prompt file apart. Throws an error that names what is missing. */
export function parsePrompt(markdown: string): PromptTemplate {
  const parts = FORM.exec(markdown.replaceAll("\r\n", "\n"))?.groups;
  if (!parts) throw new Error("A prompt file needs front matter between ---, then # System, then # User.");
  const { front = "", system = "", user = "" } = parts;
  const fields = front.split("\n").map((line) => line.split(/:\s*/, 2));
  const { version } = frontMatterSchema.parse(Object.fromEntries(fields));
  return { version, system: system.trim(), user: user.trim() };
}

/** Fills a prompt. The report's text goes in last and is not searched for names. */
export function renderPrompt(template: PromptTemplate, input: PromptInput): Prompt {
  if (input.excerpt.includes(input.nonce)) throw new Error("The mark of the report's borders occurs in the report.");
  return {
    system: fill(template.system, PROMPT_TABLES),
    user: fill(template.user, {
      hints: hints(input.classification),
      signals: signals(input.evidence),
      nonce: input.nonce,
      excerpt: input.excerpt,
    }),
  };
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The prompt has no value for {{${name}}}.`);
    return value;
  });
}

function hints(classification: Classification): string {
  return HINTS.map(({ level, top }) => {
    const ranked: readonly Ranked<string>[] = classification[level];
    return `${level}: ${ranked
      .slice(0, top)
      .map(({ id, p }) => `${id} ${p.toFixed(2)}`)
      .join(", ")}`;
  }).join("\n");
}

function signals(evidence: readonly Evidence[]): string {
  const seen = new Map<string, number>();
  for (const { signal, startLine } of evidence) {
    if (!seen.has(signal) && seen.size < MAX_SIGNALS) seen.set(signal, startLine);
  }
  if (seen.size === 0) return "none";
  return [...seen].map(([signal, line]) => `${signal} @${line}`).join(", ");
}
