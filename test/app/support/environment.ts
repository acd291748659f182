import { generateKeyPairSync } from "node:crypto";
import { type Environment, readEnvironment } from "../../../src/config/environment.js";

export const WEBHOOK_SECRET = "a secret of the tests";
export const PREVIOUS_WEBHOOK_SECRET = "the secret of the tests before";
export const APP_ID = 4242;
export const PRIVATE_KEY = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
}).privateKey;

/** A complete environment on any free port, with `overrides`. */
export function testEnvironment(overrides: Record<string, string> = {}): Environment {
  return readEnvironment({
    APP_ID: String(APP_ID),
    PRIVATE_KEY,
    WEBHOOK_SECRET,
    WEBHOOK_SECRET_PREVIOUS: PREVIOUS_WEBHOOK_SECRET,
    HOST: "127.0.0.1",
    PORT: "0",
    LOG_LEVEL: "silent",
    ...overrides,
  });
}
