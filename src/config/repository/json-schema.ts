import { z } from "zod";
import { fileSchema } from "./file-schema.js";

/** The part of a JSON schema that is looked at here. */
export interface SchemaNode {
  description?: string;
  type?: string;
  enum?: readonly unknown[];
  const?: unknown;
  properties?: Readonly<Record<string, SchemaNode>>;
  propertyNames?: SchemaNode;
  additionalProperties?: SchemaNode | boolean;
  items?: SchemaNode;
  anyOf?: readonly SchemaNode[];
}

const nodeSchema: z.ZodType<SchemaNode> = z.lazy(() =>
  z.object({
    description: z.string().optional(),
    type: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    properties: z.record(z.string(), nodeSchema).optional(),
    propertyNames: nodeSchema.optional(),
    additionalProperties: z.union([nodeSchema, z.boolean()]).optional(),
    items: nodeSchema.optional(),
    anyOf: z.array(nodeSchema).optional(),
  }),
) as z.ZodType<SchemaNode>;

/** The schema of the configuration for editors, as it is published. */
export const JSON_SCHEMA = {
  ...z.toJSONSchema(fileSchema, { io: "input" }),
  title: "Configuration of engine-triage: .github/engine-triage.yml",
};

/** The same, to be walked. */
export const SCHEMA_ROOT: SchemaNode = nodeSchema.parse(JSON_SCHEMA);

/** What may stand at a path of keys and indexes; null where nothing is known. */
export function schemaAt(path: readonly PropertyKey[]): SchemaNode | null {
  let node: SchemaNode | undefined = SCHEMA_ROOT;
  for (const step of path) {
    if (node === undefined) return null;
    if (typeof step === "number") node = node.items;
    else if (node.properties && Object.hasOwn(node.properties, String(step))) node = node.properties[String(step)];
    else node = typeof node.additionalProperties === "object" ? node.additionalProperties : undefined;
  }
  return node ?? null;
}

/** Keys that a map may have. */
export function keysOf(node: SchemaNode): readonly string[] {
  return Object.keys(node.properties ?? {}).concat((node.propertyNames?.enum ?? []).map(String));
}

/** Values that are allowed, where there is a list of them. */
export function valuesOf({ enum: values, const: only, anyOf }: SchemaNode): readonly string[] {
  if (only !== undefined) return [String(only)];
  return values?.map(String) ?? anyOf?.flatMap(valuesOf) ?? [];
}
