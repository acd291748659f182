import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Command, commandSchema, commandText, newCommands } from "../../src/commands/command.js";
import { mayHoldCommand, parseCommands } from "../../src/commands/grammar.js";
import { CAUSES } from "../../src/taxonomy/causes.js";
import { SYMPTOMS } from "../../src/taxonomy/symptoms.js";

describe("a line of its own", () => {
  test.each([
    ["/triage", ["/triage"]],
    ["/triage not-a-bug", ["/triage not-a-bug"]],
    ["/triage off", ["/triage off"]],
    ["/triage on", ["/triage on"]],
    ["/triage explain", ["/triage explain"]],
    ["/TRIAGE Off", ["/triage off"]],
    ["   /triage   explain   ", ["/triage explain"]],
    ["Thanks!\n/triage off\nBye", ["/triage off"]],
    ["Thanks!\r\n\r\n/triage off\r\n", ["/triage off"]],
    ["/triage off\n---\nsent from afar", ["/triage off"]],
    ["/triage off\n-- \nme", ["/triage off"]],
    ["/triage off  \n(broken line)", ["/triage off"]],
    ["- one\n/triage off", ["/triage off"]],
    ["1. one\n\n   /triage off", ["/triage off"]],
    ["> said before\n\n/triage off", ["/triage off"]],
    ["```\ncode\n```\n/triage off", ["/triage off"]],
    ["see `x` and [y](z)\n/triage off", ["/triage off"]],
    ["/triage off\n/triage symptom:crash\n\n/triage on", ["/triage off", "/triage symptom:crash", "/triage on"]],
  ])("is a command: %j", (body, expected) => {
    expect(parseCommands(body).map(commandText)).toEqual(expected);
    expect(mayHoldCommand(body)).toBe(true);
  });

  test.each([
    "> /triage off",
    "> said before\n/triage off",
    "```\n/triage off\n```",
    "~~~ sh\n/triage off",
    "- ```\n  /triage off\n  ```",
    "text\n\n    /triage off",
    "\t/triage off",
    "`/triage off`",
    "`one\n/triage off\ntwo`",
    "<!-- /triage off -->",
    "<!--\n/triage off\n-->",
    "text <!--\n/triage off\n--> text",
    "<details>\n/triage off\n</details>",
    "<pre>\n\n/triage off\n\n</pre>",
    "<?x\n\n/triage off\n?>",
    "<![CDATA[\n\n/triage off\n]]>",
    '[a]: /b "\n/triage off\n"',
    "[text\n/triage off\n](https://example.org)",
    "please /triage off",
    "- /triage off",
    "# /triage off",
    "**/triage off**",
    "/triaged",
    "/triage-off",
    "\\/triage off",
    "triage off",
    "",
  ])("is none in a quote, in code, in HTML, in a link or within a line: %j", (body) => {
    expect(parseCommands(body)).toEqual([]);
  });

  test.each([
    "/triage of",
    "/triage off please",
    "/triage symptom",
    "/triage symptom:",
    "/triage symptom:nonsense",
    "/triage symptom:incorrect",
    "/triage symptom:crash:hang",
    "/triage cause:crash",
    "/triage phase:engine-setup",
    "/triage symptom:`hang`",
    "/triage explain *please*",
    `/triage symptom:${"x".repeat(5_000 / 2)}`,
  ])("that begins as one and is none is unknown: %j", (body) => {
    expect(parseCommands(body)).toEqual([{ kind: "unknown" }]);
  });

  test("counts to twenty and no further", () => {
    expect(parseCommands("/triage on\n".repeat(30))).toHaveLength(20);
  });
});

describe("an id", () => {
  test("of the codebook is taken as it is, by its name, and in any case", () => {
    for (const { id, name } of SYMPTOMS) {
      for (const written of [id, name, id.toUpperCase(), `  ${id}`]) {
        expect(parseCommands(`/triage symptom:${written}`)).toEqual([{ kind: "symptom", id }]);
      }
    }
    for (const { id } of CAUSES) expect(parseCommands(`/triage cause: ${id}`)).toEqual([{ kind: "cause", id }]);
  });

  test.each([
    ["symptom:hang", "symptom:system-hang"],
    ["symptom:perf", "symptom:abnormal-performance"],
    ["symptom:output", "symptom:unexpected-output"],
    ["symptom:sys hang", "symptom:system-hang"],
    ["cause:config", null],
    ["cause:misconfig", "cause:misconfiguration"],
    ["cause:api", "cause:misused-api"],
    ["cause:incompatible", null],
    ["cause:backend", "cause:incompatible-backend"],
    ["cause:resource", null],
    ["cause:deallocation", "cause:incorrect-resource-deallocation"],
    ["symptom:ha", null],
    ["symptom:hang system", null],
  ])("in short form is taken where it fits one alone: %s", (written, expected) => {
    const [command] = parseCommands(`/triage ${written}`);
    expect(command && commandText(command)).toBe(`/triage ${expected ?? "unknown"}`);
  });
});

/** Pieces that Markdown makes something of, between plain ones. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "```",
        "~~~",
        "`",
        "``",
        "<!--",
        "-->",
        "<pre>",
        "</pre>",
        "<div",
        ">",
        "> ",
        "- ",
        "1. ",
        "    ",
      ),
      fc.constantFrom(
        "\n",
        "\r\n",
        "\n\n",
        "\t",
        "[",
        "](",
        "]: ",
        "*",
        "_",
        "\\",
        "&#0;",
        "\0",
        "---",
        "#",
        "<?",
        "<!X",
      ),
      fc.constantFrom("/triage off", "\n/triage on\n", "\n/triage\n", "/triage symptom:", "/triage cause:type", "hang"),
      fc.string({ unit: "binary", maxLength: 12 }),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(""));

const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/);

describe("hostile Markdown", () => {
  test("gives commands of the grammar or none, and is never an error", () => {
    fc.assert(
      fc.property(hostile, (body) => {
        const commands = parseCommands(body);
        for (const command of commands) expect(commandSchema.parse(command)).toEqual(command);
        if (commands.length > 0) expect(mayHoldCommand(body)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("gives no command when quoted, fenced, indented or commented out as a whole", () => {
    fc.assert(
      fc.property(hostile, (body) => {
        const lines = linesOf(body);
        const fence = "`".repeat(Math.max(3, ...(body.match(/`+/g) ?? []).map(({ length }) => length + 1)));
        expect(parseCommands(lines.map((line) => `> ${line}`).join("\n"))).toEqual([]);
        expect(parseCommands(`${fence}\n${body}\n${fence}`)).toEqual([]);
        expect(parseCommands(lines.map((line) => `    ${line}`).join("\n"))).toEqual([]);
        expect(parseCommands(`<!--\n${body.replaceAll("-->", "").replaceAll("--!>", "")}\n-->`)).toEqual([]);
      }),
      { numRuns: 300, examples: [["<div---\n/triage on\n"]] },
    );
  });

  test("does not keep a command before it from being seen", () => {
    fc.assert(
      fc.property(hostile, (body) => {
        expect(parseCommands(`/triage explain\n\n${body}`)[0]).toEqual({ kind: "explain" });
      }),
      { numRuns: 300 },
    );
  });

  const LONGEST_BODY = 65_536;
  test.each([
    "/triage off\n",
    "/triage off\n\n",
    "> /triage off\n/triage off\n",
    `${"> ".repeat(60)}\n/triage off\n`,
    `${"- ".repeat(60)}x\n/triage off\n`,
    "- x\n/triage on\n",
    "```\n/triage off\n```\n/triage on\n\n",
    `${Array.from({ length: 85 }, (_, length) => "`".repeat(length + 1)).join(" ")}\n/triage off\n\n`,
    `${"*a_".repeat(1_300)}\n/triage off\n\n`,
    `${"![[".repeat(1_300)}\n/triage off\n\n`,
    `${"[a](<".repeat(790)}\n/triage off\n\n`,
    `${"a *b* `c` [d](e) <f>\n".repeat(180)}/triage off\n\n`,
    "<!-- a\n/triage\n",
    "<a b='\n/triage off\n",
    "\r",
    " ",
    "`",
  ])("of the longest length is read in time: %j", (piece) => {
    const body = piece.repeat(Math.ceil(LONGEST_BODY / piece.length)).slice(0, LONGEST_BODY);
    const started = performance.now();
    parseCommands(body);
    // Half a second alone on the machine; what grows with the square of the length takes minutes.
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe("commands of an edited comment", () => {
  const off: Command = { kind: "off" };
  const on: Command = { kind: "on" };
  const crash: Command = { kind: "symptom", id: "crash" };
  const hang: Command = { kind: "symptom", id: "system-hang" };

  test("are new where they did not stand there before, as often as they are more", () => {
    expect(newCommands([off, crash], [off])).toEqual([crash]);
    expect(newCommands([crash, hang], [crash])).toEqual([hang]);
    expect(newCommands([off, on, off], [off, on])).toEqual([off]);
    expect(newCommands([off], [off, on])).toEqual([]);
    expect(newCommands([on, off], [])).toEqual([on, off]);
  });
});
