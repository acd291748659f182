import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { z } from "zod";
import { variables } from "../../src/config/environment.js";
import { ROLES } from "../../src/config/role.js";

const healthSchema = z.looseObject({ test: z.array(z.string()).min(2), retries: z.number() });
const appSchema = z.looseObject({
  image: z.literal("engine-triage"),
  command: z.tuple([z.literal("serve"), z.literal("--role"), z.enum(ROLES)]),
  environment: z.record(z.string(), z.string()),
  healthcheck: healthSchema,
  user: z.literal("node"),
  read_only: z.literal(true),
  tmpfs: z.array(z.string()),
  cap_drop: z.tuple([z.literal("ALL")]),
  security_opt: z.tuple([z.literal("no-new-privileges:true")]),
  depends_on: z.object({ postgres: z.object({ condition: z.literal("service_healthy") }) }),
  privileged: z.undefined().optional(),
  ports: z.array(z.string()).optional(),
});
const composeSchema = z.looseObject({
  services: z.strictObject({
    web: appSchema,
    worker: appSchema.extend({ deploy: z.object({ replicas: z.number().min(2) }) }),
    postgres: z.looseObject({
      image: z.string().regex(/^postgres:\d+/),
      healthcheck: healthSchema,
      ports: z.undefined().optional(),
    }),
  }),
  volumes: z.record(z.string(), z.unknown()),
});

const text = readFileSync("compose.yml", "utf8");
const dockerfile = readFileSync("Dockerfile", "utf8");

describe("compose.yml", () => {
  const { services } = composeSchema.parse(parse(text, { merge: true }));

  test("takes deliveries in one process, works on them in others, and every one runs with next to no rights", () => {
    expect(services.web.command[2]).toBe("web");
    expect(services.worker.command[2]).toBe("worker");
  });

  test("is reached from this machine alone, and only where deliveries are taken", () => {
    expect(services.web.ports).toEqual(["127.0.0.1:3000:3000"]);
    expect(services.worker.ports).toBeUndefined();
  });

  test("limits the heap as `npm start` does", () => {
    const limits = /--max\S+ --max\S+/.exec(readFileSync("package.json", "utf8"))?.[0];
    expect(limits).toBeDefined();
    for (const { environment } of [services.web, services.worker]) expect(environment.NODE_OPTIONS).toBe(limits);
  });

  test("sets only variables that are read, and no secret", () => {
    for (const { environment } of [services.web, services.worker]) {
      for (const name of Object.keys(environment)) expect([...Object.keys(variables), "NODE_OPTIONS"]).toContain(name);
    }
    expect(text).toMatch(/:\$\{POSTGRES_PASSWORD:\?/);
    expect(text.replaceAll(/\$\{POSTGRES_PASSWORD:\?[^}]*\}/g, "")).not.toMatch(/PASSWORD: \S|SECRET|PRIVATE_KEY/);
  });

  test("asks each process whether it is ready, at the port on which it listens", () => {
    for (const { healthcheck, environment } of [services.web, services.worker]) {
      expect(healthcheck.test.join(" ")).toContain(`http://127.0.0.1:${environment.PORT}/readyz`);
    }
  });
});

describe("the image", () => {
  const [, last = ""] =
    dockerfile
      .split(/^FROM .* AS build$/m)
      .slice(-1)[0]
      ?.split(/^FROM /m) ?? [];

  test("runs as an unprivileged user, and has nothing of the tools that built it", () => {
    expect(last).toMatch(/^USER node$/m);
    expect(last.slice(last.indexOf("USER node"))).not.toMatch(/^(?:RUN|COPY|ADD|USER root)/m);
    expect(last).toMatch(/npm ci --omit=dev --ignore-scripts/);
  });

  test("holds no secret and no data of the tree that it was built from", () => {
    const ignored = readFileSync(".dockerignore", "utf8").split("\n");
    expect(ignored).toContain("*");
    const kept = ignored.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
    for (const name of [".env", "data", "test", "node_modules", ".git"]) expect(kept).not.toContain(name);
    for (const [, source = ""] of dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)) {
      for (const name of source.split(" ")) expect(kept).toContain(name);
    }
  });
});
