import { hkdfSync } from "node:crypto";
import { EncryptJWT, jwtDecrypt } from "jose";
import type { z } from "zod";

/** What is put into cookies: encrypted and authenticated, for one purpose, until a time. */
export interface Sealer {
  /** @param seconds for which it can be opened */
  seal(purpose: Purpose, content: Record<string, unknown>, seconds: number): Promise<string>;
  /** null where it is not by this server, for another purpose, too old, or of another shape. */
  open<Content>(purpose: Purpose, sealed: string, schema: z.ZodType<Content>): Promise<Content | null>;
}

/** Each has a key of its own: what was sealed for one is nothing to the other. */
type Purpose = "session" | "sign-in";

const ISSUER = "engine-triage";
/** A longer cookie is none of ours. */
const MAX_LENGTH = 4_000;

/**
 * Seals with keys derived from `secret`; whoever changes it ends all sessions. The compact form of RFC 7516 with a shared
 * key and AES-256-GCM: what the browser holds can be neither read nor changed there.
 *
 * @param now milliseconds
 */
export function createSealer(secret: string, now: () => number = Date.now): Sealer {
  const keys = { session: keyFor(secret, "session"), "sign-in": keyFor(secret, "sign-in") };
  return {
    seal(purpose, content, seconds) {
      const at = Math.floor(now() / 1_000);
      return new EncryptJWT(content)
        .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
        .setIssuer(ISSUER)
        .setAudience(purpose)
        .setIssuedAt(at)
        .setExpirationTime(at + seconds)
        .encrypt(keys[purpose]);
    },
    async open(purpose, sealed, schema) {
      if (sealed.length > MAX_LENGTH) return null;
      try {
        const { payload } = await jwtDecrypt(sealed, keys[purpose], {
          issuer: ISSUER,
          audience: purpose,
          currentDate: new Date(now()),
          requiredClaims: ["exp"],
          keyManagementAlgorithms: ["dir"],
          contentEncryptionAlgorithms: ["A256GCM"],
        });
        return schema.safeParse(payload).data ?? null;
      } catch {
        // Forged, expired or of another secret: all the same to who sent it, and no fault of the server's.
        return null;
      }
    },
  };
}

function keyFor(secret: string, purpose: Purpose): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "engine-triage pages", purpose, 32));
}
