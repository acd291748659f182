import { type Environment, readEnvironment } from "../config/environment.js";
import { EnvironmentError } from "../config/environment-error.js";
import { type Finding, ok, problem, warning } from "./finding.js";

/** Least characters of a webhook secret that cannot be guessed; 16 bytes in hexadecimal have 32. */
const SECRET_LENGTH = 20;

/** The environment's findings, and the environment itself where it can be used. */
export function checkEnvironment(env: Readonly<Record<string, string | undefined>>): {
  findings: Finding[];
  environment: Environment | null;
} {
  try {
    const environment = readEnvironment(env);
    return {
      findings: [
        ok("environment", "every variable has a value that can be used; the private key can be read"),
        checkSecret(environment),
      ],
      environment,
    };
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    const findings = error.problems.map(({ variable, message }) => {
      const [seen = message, ...rest] = message.split("; ");
      return problem(
        `environment: ${variable}`,
        seen,
        rest.join("; ") || "see .env.example; `engine-triage setup` makes an App",
      );
    });
    return { findings, environment: null };
  }
}

function checkSecret({ app: { webhookSecret } }: Environment): Finding {
  const seen = `WEBHOOK_SECRET has ${webhookSecret.length} characters`;
  if (webhookSecret.length >= SECRET_LENGTH) return ok("webhook secret", seen);
  return warning(
    "webhook secret",
    `${seen}, and can be guessed`,
    "change it for one from `openssl rand -hex 32`: docs/operations.md says how",
  );
}

const OLDEST_NODE = [20, 19] as const;

/** `version` as `process.versions.node` has it. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldMajor, oldMinor] = OLDEST_NODE;
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return ok("node", version);
  return problem("node", version, `use Node ${oldMajor}.${oldMinor} or newer`);
}
