import { JSON_SCHEMA, keysOf, SCHEMA_ROOT, type SchemaNode, valuesOf } from "./json-schema.js";

/** Values of a key that are written out in the table. */
const LISTED = 12;

/** The JSON schema as the file that is published. */
export function schemaFile(): string {
  return `${JSON.stringify(JSON_SCHEMA, null, 2)}\n`;
}

/** Every key with what may stand there and what it does, as a Markdown table. */
export function keyTable(): string {
  return ["| key | value | what it does |", "| --- | --- | --- |", ...rowsOf(SCHEMA_ROOT, "")].join("\n");
}

function rowsOf(node: SchemaNode, path: string): readonly string[] {
  return Object.entries(node.properties ?? {}).flatMap(([key, child]) => {
    const name = path === "" ? key : `${path}.${key}`;
    const inner = child.items?.properties ? rowsOf(child.items, `${name}[]`) : rowsOf(child, name);
    return [`| \`${name}\` | ${valueText(child)} | ${(child.description ?? "").replaceAll("|", "\\|")} |`, ...inner];
  });
}

function valueText(node: SchemaNode): string {
  const values = valuesOf(node);
  if (values.length > 0 && !node.anyOf) return listed(values);
  if (node.items) return `list of ${node.items.properties ? "maps" : valueText(node.items)}`;
  const keys = node.properties ? [] : keysOf(node);
  if (keys.length > 0) {
    const inner = typeof node.additionalProperties === "object" ? valueText(node.additionalProperties) : "text";
    return `map of ${listed(keys)} to ${inner}`;
  }
  if (node.anyOf) return `text or ${listed(values)}`;
  return node.type === "object" ? "map" : node.type === "string" ? "text" : (node.type ?? "text");
}

function listed(values: readonly string[]): string {
  const shown = values.slice(0, LISTED).map((value) => `\`${value}\``);
  return values.length > LISTED ? `${shown.slice(0, 3).join(", ")}, ... (${values.length})` : shown.join(", ");
}
