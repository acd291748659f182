import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { readEnvironment, variables } from "../../src/config/environment.js";
import { EnvironmentError } from "../../src/config/environment-error.js";

const { privateKey: PEM } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
});
const COMPLETE = { APP_ID: "4242", PRIVATE_KEY: PEM, WEBHOOK_SECRET: "long and random" };

function problemsOf(env: Record<string, string | undefined>): Record<string, string> {
  try {
    readEnvironment(env);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return Object.fromEntries(error.problems.map(({ variable, message }) => [variable, message]));
  }
  return {};
}

describe("readEnvironment", () => {
  test("fills in the defaults", () => {
    expect(readEnvironment(COMPLETE)).toEqual({
      app: { id: 4242, privateKey: PEM.trim(), webhookSecret: "long and random", previousWebhookSecret: null },
      githubBaseUrl: null,
      githubUrl: "https://github.com",
      server: { host: "localhost", port: 3000, metricsToken: null },
      log: { level: "info", format: "json" },
      database: { url: null, directory: "./data", schema: "engine_triage" },
      llm: null,
      pages: null,
      isProduction: false,
    });
  });

  test("takes every variable", () => {
    const environment = readEnvironment({
      ...COMPLETE,
      WEBHOOK_SECRET_PREVIOUS: "the one before",
      GHE_HOST: "github.example.com",
      HOST: "0.0.0.0",
      PORT: "0",
      METRICS_TOKEN: "0123456789abcdef",
      LOG_LEVEL: "debug",
      LOG_FORMAT: "pretty",
      DATABASE_URL: "postgres://u:p@db/triage",
      DATABASE_SCHEMA: "triage",
      DATA_DIR: "/data",
      OPENAI_API_KEY: "sk-x",
      OPENAI_BASE_URL: "http://127.0.0.1:8000/v1",
      OPENAI_MODEL: "qwen",
      LLM_DEADLINE_MS: "5000",
      LLM_EXCERPT_TOKENS: "800",
      LLM_CONCURRENCY: "2",
      LLM_DAILY_CALLS: "10",
      LLM_DAILY_TOKENS: "20000",
      LLM_DAILY_CALLS_PER_REPOSITORY: "0",
      LLM_DAILY_TOKENS_PER_REPOSITORY: "9000",
      LLM_TOKEN_PRICE: "0.40 USD",
      NODE_ENV: "production",
      CLIENT_ID: "Iv23-x",
      CLIENT_SECRET: "a-client-secret-of-the-tests",
      SESSION_SECRET: "a session secret of the tests, long enough",
      PAGES_URL: "https://triage.example.com/",
    });
    expect(environment).toMatchObject({
      app: { webhookSecret: "long and random", previousWebhookSecret: "the one before" },
      githubBaseUrl: "https://github.example.com/api/v3",
      githubUrl: "https://github.example.com",
      server: { host: "0.0.0.0", port: 0, metricsToken: "0123456789abcdef" },
      log: { level: "debug", format: "pretty" },
      database: { url: "postgres://u:p@db/triage", directory: "/data", schema: "triage" },
      llm: {
        apiKey: "sk-x",
        baseUrl: "http://127.0.0.1:8000/v1",
        model: "qwen",
        deadlineMs: 5000,
        excerptTokens: 800,
        concurrency: 2,
        daily: { calls: 10, tokens: 20_000, callsPerRepository: 0, tokensPerRepository: 9000 },
        price: { perMillion: 0.4, currency: "USD" },
      },
      pages: { clientId: "Iv23-x", url: "https://triage.example.com" },
      isProduction: true,
    });
  });

  test("limits a model also where nothing is said of limits", () => {
    expect(readEnvironment({ ...COMPLETE, OPENAI_API_KEY: "sk-x" }).llm).toEqual({
      apiKey: "sk-x",
      baseUrl: null,
      model: null,
      deadlineMs: 30_000,
      excerptTokens: 2500,
      concurrency: 4,
      daily: { calls: 2000, tokens: 10_000_000, callsPerRepository: 500, tokensPerRepository: 3_000_000 },
      price: null,
    });
  });

  test("names every variable in .env.example", () => {
    const example = readFileSync(".env.example", "utf8");
    const names = Object.keys(variables);
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) expect(example).toMatch(new RegExp(`^${name}=`, "m"));
  });

  test("uses http for an Enterprise Server that asks for it", () => {
    const { githubBaseUrl } = readEnvironment({ ...COMPLETE, GHE_HOST: "ghe.local:8080", GHE_PROTOCOL: "http" });
    expect(githubBaseUrl).toBe("http://ghe.local:8080/api/v3");
  });

  test("calls no model for a model's name alone", () => {
    expect(readEnvironment({ ...COMPLETE, OPENAI_MODEL: "qwen" }).llm).toBeNull();
  });

  test.each([
    ["as written", PEM],
    ["with line breaks written out", PEM.replaceAll("\n", "\\n")],
    ["in base64", Buffer.from(PEM).toString("base64")],
  ])("takes the private key %s", (_form, value) => {
    expect(readEnvironment({ ...COMPLETE, PRIVATE_KEY: value }).app.privateKey.trim()).toBe(PEM.trim());
  });

  test("takes the private key from a file", () => {
    const directory = mkdtempSync(join(tmpdir(), "key-"));
    const path = join(directory, "app.pem");
    writeFileSync(path, PEM);
    expect(readEnvironment({ ...COMPLETE, PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: path }).app.privateKey).toBe(
      PEM.trim(),
    );
    rmSync(directory, { recursive: true });
  });

  test("names everything that is missing at once, with what to do", () => {
    const problems = problemsOf({});
    expect(Object.keys(problems).sort()).toEqual(["APP_ID", "PRIVATE_KEY", "WEBHOOK_SECRET"]);
    expect(problems.APP_ID).toMatch(/is not set; set it to the App ID/);
    expect(problems.PRIVATE_KEY).toMatch(/is not set; generate a key/);
    expect(problems.WEBHOOK_SECRET).toMatch(/is not set; anybody could post/);
  });

  test("names what is missing of signing in to the pages beside everything else", () => {
    const problems = problemsOf({ PAGES_URL: "https://triage.example.com", CLIENT_ID: "Iv23-x", APP_ID: "1" });
    expect(Object.keys(problems).sort()).toEqual(["CLIENT_SECRET", "PRIVATE_KEY", "SESSION_SECRET", "WEBHOOK_SECRET"]);
    expect(problemsOf({ ...COMPLETE, PAGES_URL: "https://triage.example.com" }).SESSION_SECRET).toMatch(/needs all of/);
  });

  test("counts a blank variable as unset", () => {
    expect(problemsOf({ ...COMPLETE, WEBHOOK_SECRET: "  " }).WEBHOOK_SECRET).toMatch(/is not set/);
    expect(problemsOf({ ...COMPLETE, WEBHOOK_SECRET: "" }).WEBHOOK_SECRET).toMatch(/is not set/);
    expect(readEnvironment({ ...COMPLETE, PORT: "", DATABASE_URL: "" }).server.port).toBe(3000);
  });

  test("refuses the secret that everybody knows", () => {
    expect(problemsOf({ ...COMPLETE, WEBHOOK_SECRET: "development" }).WEBHOOK_SECRET).toMatch(/well-known value/);
    const previous = problemsOf({ ...COMPLETE, WEBHOOK_SECRET_PREVIOUS: "development" });
    expect(previous.WEBHOOK_SECRET_PREVIOUS).toMatch(/well-known value/);
  });

  test.each([
    ["APP_ID", "my-app", /whole number/],
    ["PORT", "70000", /0 to 65535/],
    ["PORT", "http", /0 to 65535/],
    ["LOG_LEVEL", "loud", /use one of trace, debug/],
    ["LOG_FORMAT", "xml", /neither json nor pretty/],
    ["GHE_HOST", "https://github.example.com", /only the host/],
    ["GHE_PROTOCOL", "ftp", /neither https nor http/],
    ["DATABASE_URL", "mysql://db", /postgres:\/\/user/],
    ["DATABASE_SCHEMA", 'x"; drop table', /lower-case letters/],
    ["OPENAI_BASE_URL", "localhost", /http:\/\/127/],
    ["LLM_DEADLINE_MS", "300000", /from 1000 to 120000; leave it out for 30000/],
    ["LLM_CONCURRENCY", "0", /from 1 to 64/],
    ["LLM_DAILY_CALLS", "-1", /is not a whole number/],
    ["LLM_TOKEN_PRICE", "$0.40", /is not a price of a million tokens with its currency/],
    ["LLM_DAILY_TOKENS", "1e6", /is not a whole number/],
    ["PRIVATE_KEY", "-----BEGIN RSA PRIVATE KEY-----\nbroken", /is damaged/],
    ["PRIVATE_KEY", "!!", /neither PEM nor base64/],
  ])("says what is wrong with %s=%s", (variable, value, message) => {
    expect(problemsOf({ ...COMPLETE, [variable]: value })[variable]).toMatch(message);
  });

  test("says which key file cannot be read", () => {
    const problems = problemsOf({ ...COMPLETE, PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: "/nowhere/app.pem" });
    expect(problems.PRIVATE_KEY_PATH).toMatch(/\/nowhere\/app.pem, which cannot be read \(ENOENT\)/);
  });

  test("refuses a key that is not RSA", () => {
    const { privateKey } = generateKeyPairSync("ed25519", {
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    });
    expect(problemsOf({ ...COMPLETE, PRIVATE_KEY: privateKey }).PRIVATE_KEY).toMatch(/is not an RSA key/);
  });

  test("never repeats a secret in a message", () => {
    const secrets = {
      PRIVATE_KEY: "-----BEGIN RSA PRIVATE KEY-----\nMIIsecretkey",
      DATABASE_URL: "mysql://u:secretpassword@db",
      OPENAI_API_KEY: "sk-secretapikey",
      WEBHOOK_SECRET: "secretwebhook",
    };
    expect(() => readEnvironment(secrets)).toThrow(EnvironmentError);
    try {
      readEnvironment(secrets);
    } catch (error) {
      expect(String(error)).not.toMatch(/secretkey|secretpassword|secretapikey|secretwebhook/);
    }
  });
});
