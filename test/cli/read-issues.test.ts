import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test } from "@jest/globals";
import { type ReadIssue, readIssues } from "../../src/cli/input/read-issues.js";

async function readAll(text: string, repo = "acme/engine"): Promise<readonly ReadIssue[]> {
  const read: ReadIssue[] = [];
  for await (const issue of readIssues("-", repo, Readable.from([Buffer.from(text)]))) read.push(issue);
  return read;
}

function problem(read: ReadIssue | undefined): string {
  return read && "error" in read ? read.error.message : "no error";
}

describe("Markdown", () => {
  test("the first heading is the title, the rest the body from its first line", async () => {
    expect(await readAll("# [Bug]: it fails\n\nLine one\n# not a title\n")).toEqual([
      { issue: { repo: "acme/engine", number: 0, title: "[Bug]: it fails", body: "Line one\n# not a title" } },
    ]);
  });

  test("text without a heading is a body without a title", async () => {
    expect(await readAll("It fails.\n# Later heading")).toEqual([
      { issue: { repo: "acme/engine", number: 0, title: "", body: "It fails.\n# Later heading" } },
    ]);
  });

  test("a body that begins with a bracket is still Markdown", async () => {
    const [read] = await readAll("[rank0]: Traceback\nmore");
    expect(read).toMatchObject({ issue: { body: "[rank0]: Traceback\nmore" } });
  });
});

describe("JSON", () => {
  test("one issue a line, null bodies included, in order", async () => {
    const lines = [
      { repo: "a/b", number: 1, title: "one", body: null },
      { number: 2, title: "two", body: "text" },
    ];
    expect(await readAll(lines.map((line) => JSON.stringify(line)).join("\n"))).toEqual([
      { issue: { repo: "a/b", number: 1, title: "one", body: "" } },
      { issue: { repo: "acme/engine", number: 2, title: "two", body: "text" } },
    ]);
  });

  test("a webhook payload over several lines", async () => {
    const payload = {
      action: "opened",
      issue: { number: 5, title: "t", body: "b", user: { login: "x" } },
      repository: { full_name: "o/r" },
    };
    expect(await readAll(JSON.stringify(payload, null, 2))).toEqual([
      { issue: { repo: "o/r", number: 5, title: "t", body: "b" } },
    ]);
  });

  test("an issue of the REST API names its repository by URL", async () => {
    const issue = { repository_url: "https://api.github.com/repos/o/r", number: 3, title: "t", body: "b" };
    expect(await readAll(JSON.stringify([issue], null, 2))).toEqual([
      { issue: { repo: "o/r", number: 3, title: "t", body: "b" } },
    ]);
  });
});

describe("text as other programs write it", () => {
  const one = '{"title":"a","body":"b"}';

  test.each([
    ["JSON Lines", `\uFEFF${one}\n{"title":"c","body":"d"}`, ["a", "c"]],
    ["a JSON document", `\uFEFF{\n"title":"a","body":"b"}`, ["a"]],
    ["Markdown", "\uFEFF# a\n\nb", ["a"]],
  ])("%s with a byte order mark", async (_format, text, titles) => {
    const read = await readAll(text);
    expect(read.map((each) => ("issue" in each ? each.issue.title : problem(each)))).toEqual(titles);
  });

  test("line ends of Windows", async () => {
    expect(await readAll(`${one}\r\n\r\n${one}\r\n`)).toHaveLength(2);
    expect(await readAll("# a\r\n\r\nline one\r\nline two\r\n")).toMatchObject([
      { issue: { title: "a", body: "line one\nline two" } },
    ]);
  });

  test("line separators of Unicode inside a JSON string end no line", async () => {
    const body = "before\u2028between\u2029after";
    expect(await readAll(JSON.stringify({ title: "a", body }))).toMatchObject([{ issue: { body } }]);
  });

  test("a list without an issue is no issue", async () => {
    expect(await readAll("[]")).toEqual([]);
  });
});

test("a line and a character may be split anywhere", async () => {
  const bytes = Buffer.from('{"title":"ä🔥","body":"b"}\r\n{"title":"c"}\n');
  const chunks = Array.from(bytes, (byte) => Buffer.from([byte]));
  const titles: string[] = [];
  for await (const read of readIssues("-", "", Readable.from(chunks))) {
    titles.push("issue" in read ? read.issue.title : problem(read));
  }
  expect(titles).toEqual(["ä🔥", "c"]);
});

describe("what cannot be read is said with its place, and the rest is read", () => {
  test("a broken line", async () => {
    const read = await readAll('{"title":"a","body":"b"}\n{"title": oops}\n{"title":"c","body":"d"}');
    expect(read).toHaveLength(3);
    expect(problem(read[1])).toMatch(/^standard input:2: not JSON/);
    expect(read[2]).toMatchObject({ issue: { title: "c" } });
  });

  test("broken lines before the first good one", async () => {
    const read = await readAll('{"title": oops}\n\n{"title": \n{"title":"c","body":"d"}\n{"title":"e"}');
    expect(read.slice(0, 2).map(problem)).toEqual([
      expect.stringMatching(/^standard input:1: not JSON/),
      expect.stringMatching(/^standard input:3: not JSON/),
    ]);
    expect(read.slice(2)).toMatchObject([{ issue: { title: "c" } }, { issue: { title: "e" } }]);
  });

  test("without the terminal escapes that stand in it", async () => {
    const [read] = await readAll('{"title": \u001b]0;owned\u0007 }');
    expect(problem(read)).toMatch(/^standard input: not JSON/);
    expect(problem(read)).not.toMatch(/\p{Cc}/u);
  });

  test("standard input that is named twice", async () => {
    const stdin = Readable.from([Buffer.from("# a")]);
    const read: ReadIssue[] = [];
    for (const file of ["-", "-"]) for await (const issue of readIssues(file, "", stdin)) read.push(issue);
    expect(read).toHaveLength(2);
    expect(problem(read[1])).toBe("standard input: was read already; name it once");
  });

  test("a field of the wrong type", async () => {
    expect(problem((await readAll('{"title":"a","body":"b","number":"seven"}'))[0])).toMatch(
      /^standard input:1: not an issue: .*number/s,
    );
  });

  test("an object that is no issue", async () => {
    expect(problem((await readAll('{"foo": 1}'))[0])).toBe(
      "standard input:1: not an issue: it has neither title nor body",
    );
  });

  test("a truncated document", async () => {
    expect(problem((await readAll('{\n  "title": "a",\n'))[0])).toMatch(/^standard input: not JSON/);
  });

  test("a file that is not there", async () => {
    const read: ReadIssue[] = [];
    for await (const issue of readIssues("/nowhere/issue.md", "", Readable.from([]))) read.push(issue);
    expect(problem(read[0])).toMatch(/^\/nowhere\/issue\.md: cannot be read: ENOENT/);
  });

  test("a binary file", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "triage-")), "model.gguf");
    writeFileSync(file, Buffer.from([0x47, 0, 1, 2, 0]));
    const read: ReadIssue[] = [];
    for await (const issue of readIssues(file, "", Readable.from([]))) read.push(issue);
    expect(problem(read[0])).toMatch(/model\.gguf: is not text in UTF-8$/);
  });
});

test("empty input is one issue without text", async () => {
  expect(await readAll("")).toEqual([{ issue: { repo: "acme/engine", number: 0, title: "", body: "" } }]);
});
