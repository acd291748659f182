/** Writes docs/playbooks from the tables: `npm run playbooks:docs`. README.md there is written by hand. */
import { mkdirSync, writeFileSync } from "node:fs";
import { playbookPages } from "./playbook-pages.js";

const folder = new URL("../docs/playbooks/", import.meta.url);

mkdirSync(folder, { recursive: true });
const pages = playbookPages();
for (const [name, text] of pages) writeFileSync(new URL(name, folder), text);
process.stdout.write(`wrote ${pages.size} pages to docs/playbooks\n`);
