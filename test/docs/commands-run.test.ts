import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { SCENES } from "./scenes/index.js";
import { RUN_ELSEWHERE } from "./support/run-elsewhere.js";
import { DOCUMENTS, mentionedCommands, shownCommands } from "./support/shown-commands.js";

/** Commands that tests run as they stand, by the document in whose scene they are. */
const inScenes = Object.entries(SCENES).map(([document, { commands }]) => ({ document, commands }));
const elsewhere = RUN_ELSEWHERE.map(({ command }) => command);
const known = [...inScenes.flatMap(({ commands }) => commands), ...elsewhere];

/** The words of a command's last line, without what runs the same program by another way. */
const wordsOf = (command: string): readonly string[] =>
  (command.split("\n").at(-1) ?? "").replace(/^npx (?=engine-triage )/, "").split(" ");

/** Whether a command is one that is run, or begins it; a word in capitals stands for any. */
const begins = (mentioned: readonly string[], run: readonly string[]): boolean =>
  mentioned.every((word, index) => word === run[index] || (/^[A-Z]+$/.test(word) && run[index] !== undefined));

describe.each(DOCUMENTS)("%s", (document) => {
  test("every command that it shows is run by a test (else: give it a scene in test/docs/scenes)", () => {
    expect(shownCommands(document).filter((command) => !known.includes(command))).toEqual([]);
  });

  test("every command that it names in its text is one that is run, or begins one", () => {
    const run = known.map(wordsOf);
    const unknown = mentionedCommands(document).filter(
      (command) => !run.some((each) => begins(wordsOf(command), each)),
    );
    expect(unknown).toEqual([]);
  });
});

test.each(inScenes)("the scene of $document has no command that is gone from there", ({ document, commands }) => {
  const shown = [...shownCommands(document), ...mentionedCommands(document)];
  expect(commands.filter((command) => !shown.includes(command))).toEqual([]);
});

test.each(RUN_ELSEWHERE)("$command is run elsewhere: $reason", ({ command, by }) => {
  expect(DOCUMENTS.flatMap((document) => [...shownCommands(document), ...mentionedCommands(document)])).toContain(
    command,
  );
  expect(readFileSync(by.file, "utf8")).toContain(by.words);
});

test("blocks and commands are found at all", () => {
  expect(DOCUMENTS.flatMap(shownCommands).length).toBeGreaterThan(60);
  expect(DOCUMENTS.flatMap(mentionedCommands).length).toBeGreaterThan(40);
});
