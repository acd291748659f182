/**
 * Kinds of issue. The study has no such dimension (it looked at confirmed bugs only): ids and wording are this project's.
 */
export const KINDS = [
  {
    id: "malfunction",
    when: "something that ought to work does not: build, install, conversion, start, serving, output, speed. A question whose text shows an error or wrong behaviour of the engine is a malfunction too.",
  },
  {
    id: "feature-request",
    when: "asks for something that does not exist yet: new model, new flag, new platform, RFC, roadmap, refactoring plan",
  },
  { id: "question", when: "asks how to do or understand something, shows no misbehaviour" },
  {
    id: "documentation",
    when: "only asks for a change of documentation. (A documentation error that made the user fail is a malfunction with cause Document Issue.)",
  },
  { id: "other", when: "empty, spam, announcement, CI tracking, test, unintelligible" },
] as const;

export type Kind = (typeof KINDS)[number];
export type KindId = Kind["id"];
