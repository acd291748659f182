import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { SCHEMA_ROOT, type SchemaNode } from "../../../src/config/repository/json-schema.js";
import { keyTable, schemaFile } from "../../../src/config/repository/key-table.js";
import { parseFile } from "../../../src/config/repository/parse-file.js";
import { RECIPE } from "../../../src/training/recipe.js";

const read = (name: string): string => readFileSync(new URL(`../../../${name}`, import.meta.url), "utf8");
const document = read("docs/configuration.md");

test("the published schema is the one that is checked by", () => {
  expect(read("schema/engine-triage.schema.json")).toBe(schemaFile());
});

test("the document has the table of every key", () => {
  expect(document).toContain(keyTable());
});

test("every key of the schema says what it does", () => {
  const without = (node: SchemaNode, path: string): string[] =>
    Object.entries({ ...node.properties, ...node.items?.properties }).flatMap(([key, child]) => [
      ...(child.description ? [] : [`${path}${key}`]),
      ...without(child, `${path}${key}.`),
    ]);
  expect(without(SCHEMA_ROOT, "")).toEqual([]);
});

test("every example of the document is valid", () => {
  const examples = [...document.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples) expect(parseFile(example)).toHaveProperty("file");
});

test("the document names the precisions that gates are tabulated for", () => {
  const [last, ...rest] = [...RECIPE.offeredPrecisions].reverse();
  expect(document.replace(/\s+/g, " ")).toContain(`${rest.reverse().join(", ")} and ${last}`);
});
