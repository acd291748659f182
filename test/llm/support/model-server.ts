import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the server got: path, headers, and the body as JSON. */
export interface ServedRequest {
  path: string;
  authorization: string | undefined;
  body: unknown;
}

/** Answers one request, or leaves it hanging. */
export type Behaviour = (response: ServerResponse, request: ServedRequest) => void;

export interface ModelServer {
  baseURL: string;
  requests: ServedRequest[];
  close(): Promise<void>;
}

/** A server on loopback that speaks the chat-completions protocol: the n-th request gets the n-th behaviour, later ones the last. */
export async function startModelServer(...behaviours: readonly Behaviour[]): Promise<ModelServer> {
  const requests: ServedRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const request = {
      path: incoming.url ?? "",
      authorization: incoming.headers.authorization,
      body: await readJson(incoming),
    };
    requests.push(request);
    const behaviour = behaviours[Math.min(requests.length, behaviours.length) - 1];
    behaviour?.(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { baseURL: `http://127.0.0.1:${portOf(server)}/v1`, requests, close: () => close(server) };
}

/** A completion with this content. */
export function says(content: string): Behaviour {
  return (response) => sendJson(response, 200, completion({ content }));
}

export function refuses(): Behaviour {
  return (response) => sendJson(response, 200, completion({ content: null, refusal: "I cannot help with that." }));
}

export function fails(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Behaviour {
  return (response) => sendJson(response, status, { error: { message, type: "error" } }, headers);
}

export function sends(status: number, type: string, text: string): Behaviour {
  return (response) => {
    response.writeHead(status, { "content-type": type });
    response.end(text);
  };
}

/** Takes the request and never answers. */
export function hangs(): Behaviour {
  return () => undefined;
}

/** Begins an answer and never ends it. */
export function stalls(): Behaviour {
  return (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.write('{"choices":');
  };
}

export function resets(): Behaviour {
  return (response) => {
    response.socket?.resetAndDestroy();
  };
}

/** Breaks the connection in the middle of an answer. */
export function breaksOff(): Behaviour {
  return (response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write('{"choices":', () => response.socket?.resetAndDestroy());
  };
}

export function listsModels(...ids: readonly string[]): Behaviour {
  return (response) => sendJson(response, 200, { object: "list", data: ids.map((id) => ({ id, object: "model" })) });
}

function completion(message: object): object {
  return {
    id: "c",
    object: "chat.completion",
    choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", ...message } }],
    usage: { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 },
  };
}

function sendJson(
  response: ServerResponse,
  status: number,
  value: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(value));
}

async function readJson(incoming: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of incoming) text += String(chunk);
  return text === "" ? null : JSON.parse(text);
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
