/** Writes what is derived from the schema of the configuration: the JSON schema for editors, the table of keys in the docs. */
import { readFileSync, writeFileSync } from "node:fs";
import { keyTable, schemaFile } from "../src/config/repository/key-table.js";

const DOCUMENT = "docs/configuration.md";

writeFileSync("schema/engine-triage.schema.json", schemaFile());
const [before, , after] = readFileSync(DOCUMENT, "utf8").split(/(?<=<!-- keys: .*-->\n)|(?=<!-- \/keys -->)/);
if (before === undefined || after === undefined) throw new Error(`${DOCUMENT} has no place for the table of keys`);
writeFileSync(DOCUMENT, `${before}${keyTable()}\n${after}`);
