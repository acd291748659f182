import { readFileSync } from "node:fs";

const BASE = new URL("../../../assets/base.css", import.meta.url);

/**
 * Style of every page: light and dark by the reader's setting, from 320 to 1,440 pixels and beyond, and on paper. Read once,
 * when the first page needs it.
 */
export function baseStyle(): string {
  read ??= readFileSync(BASE, "utf8");
  return read;
}

let read: string | undefined;
