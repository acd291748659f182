import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { expect } from "@jest/globals";
import { z } from "zod";
import { listen } from "../../../src/server/listen.js";
import { sceneOf } from "../support/scene.js";

const askedSchema = z.record(z.string(), z.array(z.string()));

/** With a registry that knows one flaw of a package that the App needs. */
export const SECURITY = sceneOf(
  async (clone) => {
    const asked: string[] = [];
    const registry = createServer(async (request, response) => {
      response.setHeader("content-type", "application/json");
      // What npm asks of a package with a flaw, to see whether another version is without.
      if (request.method === "GET") return void response.end(JSON.stringify({ name: "probot", versions: {} }));
      const body = await buffer(request);
      const text = (request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body).toString();
      asked.push(...Object.keys(askedSchema.parse(JSON.parse(text))));
      const flaw = { id: 1, url: "https://example.com/1", title: "A flaw", severity: "high", vulnerable_versions: "*" };
      response.end(JSON.stringify({ probot: [flaw] }));
    });
    const url = await listen(registry, { host: "127.0.0.1", port: 0 });
    return {
      clone,
      asked,
      env: { npm_config_registry: `${url}/`, npm_config_offline: "false" },
      async close() {
        registry.closeAllConnections();
        registry.close();
      },
    };
  },
  {
    "npm audit --omit=dev": async ({ run }, { asked }) => {
      const { stdout } = await run({ code: 1 });
      expect(stdout).toContain("1 high severity vulnerability");
      expect(asked).toContain("probot");
      expect(asked).not.toContain("jest");
    },
  },
);
