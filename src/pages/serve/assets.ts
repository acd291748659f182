import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Route } from "../../server/route.js";
import { baseStyle } from "../design/style.js";

/** A file that pages load from their own server, named by its content: it may be kept for ever. */
interface Asset {
  /** `/assets/pages-0123456789abcdef.css` */
  path: string;
  type: string;
  body: Buffer;
}

export interface Assets {
  /** Of every page. */
  style: Asset;
  script: Asset;
  /** GitHub's own, for Markdown that is shown as GitHub shows it. */
  markdown: Asset;
}

/** Characters of the content's digest in a name. */
const DIGEST_LENGTH = 16;
const FOLDER = new URL("../../../assets/", import.meta.url);

/** Reads the assets, once in the life of the process. */
export function loadAssets(): Assets {
  loaded ??= {
    style: toAsset("pages", "css", `${baseStyle()}\n${read(new URL("pages.css", FOLDER))}`),
    script: toAsset("pages", "js", read(new URL("pages.js", FOLDER))),
    markdown: toAsset("markdown", "css", read(new URL(import.meta.resolve("github-markdown-css/github-markdown.css")))),
  };
  return loaded;
}

let loaded: Assets | undefined;

/** The routes that answer with the assets. */
export function assetRoutes(assets: Assets = loadAssets()): readonly (readonly [string, Route])[] {
  return [assets.style, assets.script, assets.markdown].map(({ path, type, body }) => [
    `GET ${path}`,
    async (_request, response) => {
      response
        .writeHead(200, {
          "content-type": type,
          "content-length": body.length,
          "cache-control": "public, max-age=31536000, immutable",
          "x-content-type-options": "nosniff",
          "cross-origin-resource-policy": "same-origin",
        })
        .end(body);
    },
  ]);
}

const TYPES = { css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8" } as const;

function toAsset(name: string, kind: keyof typeof TYPES, text: string): Asset {
  const digest = createHash("sha256").update(text).digest("hex").slice(0, DIGEST_LENGTH);
  return { path: `/assets/${name}-${digest}.${kind}`, type: TYPES[kind], body: Buffer.from(text) };
}

function read(file: URL): string {
  return readFileSync(fileURLToPath(file), "utf8");
}
