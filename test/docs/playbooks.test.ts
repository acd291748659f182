import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { playbookPages } from "../../scripts/playbook-pages.js";
import { CHECKS } from "../../src/playbooks/checks/index.js";
import { REQUESTS } from "../../src/playbooks/requests/index.js";

const folder = new URL("../../docs/playbooks/", import.meta.url);
const pages = playbookPages();

test.each([...pages.keys()])("docs/playbooks/%s is fresh (else: npm run playbooks:docs)", (name) => {
  expect(readFileSync(new URL(name, folder), "utf8")).toBe(pages.get(name));
});

test("nothing else is there but the page that is written by hand", () => {
  expect(readdirSync(folder).sort()).toEqual([...pages.keys(), "README.md"].sort());
});

test("every check stands on one page, with its source, and every request", () => {
  const all = [...pages.values()].join("\n");
  for (const { id, source } of CHECKS) {
    expect(all.split(`- \`${id}\`,`)).toHaveLength(2);
    expect(all).toContain(`(<${source}>)`);
  }
  for (const { text } of REQUESTS) expect(all).toContain(text);
});

test("pages link only to pages that exist", () => {
  const links = [...pages.values()].flatMap((text) => [...text.matchAll(/\]\((?!<?https?:)([^)]+)\)/g)]);
  expect(links.length).toBeGreaterThan(0);
  for (const [, target = ""] of links) expect([...pages.keys(), "README.md"]).toContain(target);
});
