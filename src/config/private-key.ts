import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { isNativeError } from "node:util/types";

/** What is wrong with a private key and what to do about it. Never holds any part of the key. */
export class PrivateKeyError extends Error {
  override readonly name = "PrivateKeyError";
}

/**
 * The App's private key as PEM. Takes what hosting services make of a PEM file: real line breaks, `\n` written out, or
 * the whole file in base64. Throws a PrivateKeyError where no RSA key comes out.
 */
export function parsePrivateKey(value: string): string {
  const pem = toPem(value.trim());
  if (pem === null) throw new PrivateKeyError("is neither PEM nor base64 of PEM");
  try {
    if (createPrivateKey(pem).asymmetricKeyType !== "rsa") throw new PrivateKeyError("is not an RSA key");
  } catch (error) {
    if (error instanceof PrivateKeyError) throw error;
    // OpenSSL's own error is kept as the cause: it names the defect, never the key.
    throw new PrivateKeyError("is damaged: it begins like PEM but cannot be read as a private key", { cause: error });
  }
  return pem;
}

/** Reads and parses a key file. Throws a PrivateKeyError where the file cannot be read or holds no key. */
export function readPrivateKeyFile(path: string): string {
  try {
    return parsePrivateKey(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof PrivateKeyError) throw error;
    const reason = isNativeError(error) && "code" in error ? String(error.code) : "unreadable";
    throw new PrivateKeyError(`names the file ${path}, which cannot be read (${reason})`, { cause: error });
  }
}

function toPem(value: string): string | null {
  if (value.startsWith("-----BEGIN")) return value.replaceAll("\\n", "\n");
  if (!/^[A-Za-z0-9+/=\s]+$/.test(value)) return null;
  const decoded = Buffer.from(value, "base64").toString("utf8").trim();
  return decoded.startsWith("-----BEGIN") ? decoded : null;
}
