import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";

const pages = [
  ...["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"],
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];

/** Every node of a page's Markdown. */
function nodesOf(page: string): Nodes[] {
  const all: Nodes[] = [];
  const waiting: Nodes[] = [fromMarkdown(readFileSync(page, "utf8"))];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    all.push(node);
    if ("children" in node) waiting.push(...node.children);
  }
  return all;
}

/** What a page links to or shows, from the project's root; addresses of the web left out. */
function targetsOf(page: string): { file: string; anchor: string | undefined }[] {
  return nodesOf(page).flatMap((node) => {
    if (!("url" in node) || /^[a-z]+:/.test(node.url)) return [];
    const [path = "", anchor] = node.url.split("#");
    return [{ file: path === "" ? page : normalize(join(dirname(page), path)), anchor }];
  });
}

function textOf(node: Nodes): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

/** Names by which GitHub lets a page's headings be reached. */
function anchorsOf(page: string): string[] {
  return nodesOf(page)
    .filter((node) => node.type === "heading")
    .map((node) =>
      textOf(node)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\- _]/gu, "")
        .replaceAll(" ", "-"),
    );
}

describe("the documentation holds together", () => {
  test.each(pages)("every link of %s leads somewhere", (page) => {
    for (const { file, anchor } of targetsOf(page)) {
      expect({ file, exists: existsSync(file) }).toEqual({ file, exists: true });
      if (anchor !== undefined) expect(anchorsOf(file)).toContain(anchor);
    }
  });

  test("every page can be reached from its index, and that from the README", () => {
    const reached = new Set(["README.md"]);
    for (const page of reached) {
      for (const { file } of page.endsWith(".md") ? targetsOf(page) : []) {
        if (pages.includes(file)) reached.add(file);
        else if (pages.includes(join(file, "README.md"))) reached.add(join(file, "README.md"));
      }
    }
    expect(pages.filter((page) => !reached.has(page))).toEqual([]);
    const index = new Set(targetsOf("docs/README.md").map(({ file }) => file));
    const direct = readdirSync("docs").filter((name) => name.endsWith(".md") && name !== "README.md");
    expect(direct.filter((name) => !index.has(join("docs", name)))).toEqual([]);
  });
});
