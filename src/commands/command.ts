import { z } from "zod";
import { CAUSES, type CauseId } from "../taxonomy/causes.js";
import { SYMPTOMS, type SymptomId } from "../taxonomy/symptoms.js";

/** What a person with triage permission can tell the App in a comment; docs/commands.md says what each does. */
export type Command =
  | { kind: "triage" }
  | { kind: "symptom"; id: SymptomId }
  | { kind: "cause"; id: CauseId }
  | { kind: "not-a-bug" }
  | { kind: "off" }
  | { kind: "on" }
  | { kind: "explain" }
  /** Begins as a command and is none. */
  | { kind: "unknown" };

const symptomId = z.enum(SYMPTOMS.map(({ id }) => id));
const causeId = z.enum(CAUSES.map(({ id }) => id));

/** A command as it is stored. */
export const commandSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("triage") }),
  z.object({ kind: z.literal("symptom"), id: symptomId }),
  z.object({ kind: z.literal("cause"), id: causeId }),
  z.object({ kind: z.literal("not-a-bug") }),
  z.object({ kind: z.literal("off") }),
  z.object({ kind: z.literal("on") }),
  z.object({ kind: z.literal("explain") }),
  z.object({ kind: z.literal("unknown") }),
]) satisfies z.ZodType<Command>;

/** The command in the words of its grammar: `/triage symptom:system-hang`. Two commands are the same where these are. */
export function commandText(command: Command): string {
  switch (command.kind) {
    case "triage":
      return "/triage";
    case "symptom":
    case "cause":
      return `/triage ${command.kind}:${command.id}`;
    default:
      return `/triage ${command.kind}`;
  }
}

/**
 * The commands of `all` that are not among `done`, each as often as it stands there more often, the last ones of equal
 * commands; in order.
 */
export function newCommands(all: readonly Command[], done: readonly Command[]): readonly Command[] {
  const left = new Map<string, number>();
  for (const command of done) left.set(commandText(command), (left.get(commandText(command)) ?? 0) + 1);
  return all.filter((command) => {
    const count = left.get(commandText(command)) ?? 0;
    left.set(commandText(command), count - 1);
    return count <= 0;
  });
}
