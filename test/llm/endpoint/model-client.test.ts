import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import nock from "nock";
import { createModelClient, type ModelConfig } from "../../../src/llm/endpoint/model-client.js";
import { ModelError, type ModelErrorKind } from "../../../src/llm/endpoint/model-error.js";
import { parseReply } from "../../../src/llm/reply/reply.js";
import { modelCall } from "../support/model-call.js";
import {
  type Behaviour,
  breaksOff,
  fails,
  hangs,
  listsModels,
  type ModelServer,
  refuses,
  resets,
  says,
  sends,
  stalls,
  startModelServer,
} from "../support/model-server.js";
import { REPLY } from "../support/samples.js";

const PROMPT = { system: "Answer with JSON.", user: "0| It fails" };
const GOOD = JSON.stringify(REPLY);
const read = (text: string) => parseReply(text, new Set([1]));

let servers: ModelServer[] = [];

beforeEach(() => nock.enableNetConnect("127.0.0.1"));

afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
  nock.cleanAll();
});

async function serve(...behaviours: readonly Behaviour[]): Promise<ModelServer> {
  const server = await startModelServer(...behaviours);
  servers.push(server);
  return server;
}

function ask(server: ModelServer, config: ModelConfig = {}, deadlineMs = 5000) {
  return createModelClient({ baseURL: server.baseURL, model: "m", ...config }).ask(
    PROMPT,
    read,
    modelCall({ deadlineMs }),
  );
}

async function failure(asked: Promise<unknown>): Promise<ModelErrorKind> {
  const error: unknown = await asked.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ModelError)) throw new Error("The call did not fail with a ModelError.", { cause: error });
  return error.kind;
}

function formats(server: ModelServer): unknown[] {
  return server.requests.map(({ body }) => Object(body).response_format?.type);
}

describe("createModelClient", () => {
  it("asks for the schema with temperature 0, a seed and a bound, and neither streams nor offers tools", async () => {
    const server = await serve(says(GOOD));
    const answer = await ask(server, { apiKey: "k" });
    expect(answer).toEqual({
      value: REPLY,
      model: "m",
      format: "json_schema",
      usage: { requests: 1, promptTokens: 100, completionTokens: 10 },
    });
    expect(server.requests).toMatchObject([
      {
        path: "/v1/chat/completions",
        authorization: "Bearer k",
        body: {
          model: "m",
          temperature: 0,
          seed: 7,
          max_tokens: 2000,
          stream: false,
          response_format: { type: "json_schema", json_schema: { strict: true } },
          messages: [
            { role: "system", content: PROMPT.system },
            { role: "user", content: PROMPT.user },
          ],
        },
      },
    ]);
    expect(server.requests[0]?.body).not.toHaveProperty("tools");
  });

  it("needs no key where a base URL is given", async () => {
    const server = await serve(says(GOOD));
    await ask(server);
    expect(server.requests[0]?.authorization).toBe("Bearer none");
  });

  it("takes the first model that the endpoint lists, once", async () => {
    const server = await serve(listsModels("qwen", "other"), says(GOOD));
    const client = createModelClient({ baseURL: server.baseURL });
    expect(await client.ask(PROMPT, read, modelCall())).toMatchObject({ model: "qwen" });
    await client.ask(PROMPT, read, modelCall());
    expect(server.requests.map(({ path }) => path)).toEqual([
      "/v1/models",
      "/v1/chat/completions",
      "/v1/chat/completions",
    ]);
  });

  it("says so where no model is named and none is listed", async () => {
    const server = await serve(listsModels());
    expect(await failure(createModelClient({ baseURL: server.baseURL }).ask(PROMPT, read, modelCall()))).toBe(
      "no-model",
    );
  });

  it("asks OpenAI with its own default model where only a key is given", async () => {
    const scope = nock("https://api.openai.com")
      .post("/v1/chat/completions", (body) => body.model === "gpt-4.1-mini")
      .reply(200, { choices: [{ message: { role: "assistant", content: GOOD } }] });
    const answer = await createModelClient({ apiKey: "k" }).ask(PROMPT, read, modelCall());
    expect(answer).toMatchObject({ value: REPLY, model: "gpt-4.1-mini", usage: { promptTokens: 0 } });
    expect(scope.isDone()).toBe(true);
  });

  it.each([
    ["fenced", `\`\`\`json\n${GOOD}\n\`\`\``],
    ["after <think>", `<think>\nhm {"kinds":[]}\n</think>\n${GOOD}`],
    ["after words", `Here it is: ${GOOD}`],
  ])("reads a reply %s at once", async (_how, text) => {
    const server = await serve(says(text));
    expect((await ask(server)).value).toEqual(REPLY);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ["cut off", GOOD.slice(0, 60)],
    ["of unknown ids", JSON.stringify({ ...REPLY, kinds: [{ id: "bug", p: 1 }] })],
    ["empty", ""],
  ])("asks a second time after a reply that is %s, without sending it back", async (_how, text) => {
    const server = await serve(says(text), says(GOOD));
    expect(await ask(server)).toMatchObject({ value: REPLY, usage: { requests: 2, promptTokens: 200 } });
    expect(server.requests).toHaveLength(2);
    const messages: { content: string }[] = Object(server.requests[1]?.body).messages;
    expect(messages[1]?.content).toMatch(/^0\| It fails\n.*not usable/);
    expect(messages).toHaveLength(2);
  });

  it("gives up after one repair", async () => {
    const server = await serve(says("no"));
    expect(await failure(ask(server))).toBe("invalid-reply");
    expect(server.requests).toHaveLength(2);
  });

  it("does not argue with a model that declines", async () => {
    const server = await serve(refuses());
    expect(await failure(ask(server))).toBe("declined");
    expect(server.requests).toHaveLength(1);
  });

  it("falls back to json_object, then to text, and remembers what the endpoint takes", async () => {
    const no = fails(400, "response_format: json_schema is not supported");
    const server = await serve(no, fails(422, "unknown field response_format"), says(GOOD));
    const client = createModelClient({ baseURL: server.baseURL, model: "m" });
    expect(await client.ask(PROMPT, read, modelCall())).toMatchObject({ format: "text" });
    await client.ask(PROMPT, read, modelCall());
    expect(formats(server)).toEqual(["json_schema", "json_object", undefined, undefined]);
  });

  it.each([
    [
      "max_tokens",
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    ],
    ["temperature", "Unsupported value: 'temperature' does not support 0 with this model."],
    ["seed", "Unsupported parameter: 'seed'."],
  ])("leaves out %s where the model does not know it, and keeps the schema", async (name, message) => {
    const server = await serve(fails(400, message), says(GOOD));
    expect(await ask(server)).toMatchObject({ format: "json_schema" });
    expect(server.requests[0]?.body).toHaveProperty(name);
    expect(server.requests[1]?.body).not.toHaveProperty(name);
  });

  it("puts all into the user's message where the template knows no system role", async () => {
    const server = await serve(fails(400, "System role not supported"), says(GOOD));
    await ask(server);
    expect(Object(server.requests[1]?.body).messages).toEqual([
      { role: "user", content: "Answer with JSON.\n\n0| It fails" },
    ]);
  });

  it("stops when there is nothing left to leave out", async () => {
    const server = await serve(fails(400, "no"));
    expect(await failure(ask(server))).toBe("rejected");
    expect(server.requests).toHaveLength(3);
  });

  it("obeys Retry-After", async () => {
    const server = await serve(fails(429, "slow down", { "retry-after": "1" }), says(GOOD));
    const start = performance.now();
    await ask(server);
    expect(performance.now() - start).toBeGreaterThanOrEqual(950);
  });

  it("tries again at once after Retry-After: 0, no oftener than allowed", async () => {
    const server = await serve(fails(429, "slow down", { "retry-after": "0" }));
    expect(await failure(ask(server))).toBe("rate-limited");
    expect(server.requests).toHaveLength(3);
  });

  it("does not wait for a retry that would come after the deadline", async () => {
    const server = await serve(fails(429, "slow down", { "retry-after": "60" }));
    expect(await failure(ask(server))).toBe("rate-limited");
    expect(server.requests).toHaveLength(1);
  });

  it.each<[string, Behaviour, ModelErrorKind]>([
    ["a server error", fails(500, "oops", { "retry-after-ms": "1" }), "server-error"],
    ["a wrong key", fails(401, "no"), "refused"],
    ["a wrong address", fails(404, "no"), "refused"],
    ["a request that is too large", fails(413, "no"), "rejected"],
    ["a broken connection", resets(), "unreachable"],
    ["a connection that breaks in the answer", breaksOff(), "unreachable"],
    ["an HTML page", sends(200, "text/html", "<html>Sign in</html>"), "no-completion"],
    ["an HTML page with an error", sends(502, "text/html", "<html>Bad gateway</html>"), "server-error"],
    ["JSON that is none", sends(200, "application/json", "{oops"), "no-completion"],
    ["JSON of another kind", sends(200, "application/json", '{"choices":[]}'), "no-completion"],
    ["a redirect", (response) => response.writeHead(307, { location: "http://127.0.0.1:1/" }).end(), "unreachable"],
    [
      "10 MB",
      (response) => says("x".repeat(10_000_000))(response, { path: "", authorization: "", body: null }),
      "too-large",
    ],
  ])("fails by its kind on %s", async (_what, behaviour, kind) => {
    const server = await serve(behaviour);
    expect(await failure(ask(server, { maxRetries: 0 }))).toBe(kind);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ["never answers", hangs()],
    ["never ends its answer", stalls()],
  ])("keeps the deadline when the endpoint %s", async (_what, behaviour) => {
    const server = await serve(behaviour);
    const start = performance.now();
    expect(await failure(ask(server, {}, 300))).toBe("timeout");
    expect(performance.now() - start).toBeLessThan(1500);
  });

  it("fails by its kind where nobody listens", async () => {
    const server = await startModelServer(hangs());
    await server.close();
    expect(await failure(ask(server, { maxRetries: 0 }))).toBe("unreachable");
  });

  it("keeps report and reply out of its messages", async () => {
    const server = await serve(fails(404, "model SECRET not found"));
    await expect(ask(server)).rejects.toThrow(/^The endpoint refused the request \(404\)\.$/);
  });
});
