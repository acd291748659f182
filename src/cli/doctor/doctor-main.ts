import { withEnvFile } from "../../config/env-file.js";
import { createLogger } from "../../config/logger.js";
import { runDoctor } from "../../doctor/run-doctor.js";
import { redact } from "../../redaction/redact.js";
import { visibleText } from "../../report/visible-text.js";
import { forOperators } from "../for-operators.js";

const LINE_LIMIT = 400;

/** The `doctor` command. Returns the exit code: 1 where there is a problem, 2 where `.env` cannot be read. */
export function doctorMain({ json }: { json: boolean }): Promise<number> {
  return forOperators(async () => {
    const logger = createLogger({ level: "silent", format: "json" }, process.stderr);
    const found = await runDoctor(withEnvFile(process.env), logger, Date.now);
    // Parts are what GitHub, servers and the system say.
    const clean = (text: string): string => visibleText(redact(text), LINE_LIMIT);
    const findings = found.map(({ check, state, seen, fix }) => {
      return { check: clean(check), state, seen: clean(seen), fix: fix === null ? null : clean(fix) };
    });
    if (json) process.stdout.write(`${JSON.stringify(findings)}\n`);
    else
      for (const { check, state, seen, fix } of findings) {
        process.stdout.write(`${state.padEnd(8)} ${check}: ${seen}\n${fix === null ? "" : `${" ".repeat(9)}${fix}\n`}`);
      }
    return findings.some(({ state }) => state === "problem") ? 1 : 0;
  });
}
