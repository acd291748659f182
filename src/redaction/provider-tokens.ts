import { rules } from "@secretlint/secretlint-rule-preset-recommend";
import type {
  SecretLintRuleReportDescriptor,
  SecretLintRuleReportHandler,
  SecretLintSourceCode,
} from "@secretlint/types";
import type { Removal } from "./joined-text.js";
import { isMonotonous } from "./secret-values.js";

/**
 * Left out: `filter-comments` lets a text say that nothing in it is to be found, and this text is a stranger's; `gcp`
 * reads files.
 */
const LEFT_OUT = new Set(["filter-comments", "gcp"]);
const MARK = "[redacted:";

/** What the rules report lands here; they run to their end before anybody reads it. */
let reported: SecretLintRuleReportDescriptor[] = [];

/**
 * The library's rules, made ready once. They are run here and not by the library's engine (`@secretlint/core`): that one
 * is asynchronous, keeps a performance entry of every call for ever, and obeys `filter-comments`.
 */
const RULES: readonly { kind: string; handler: SecretLintRuleReportHandler }[] = rules
  .map((rule) => ({ rule, kind: rule.meta.id.replace("@secretlint/secretlint-rule-", "") }))
  .filter(({ kind }) => !LEFT_OUT.has(kind))
  .map(({ rule, kind }) => ({
    kind,
    handler: rule.create(
      {
        sharedOptions: {},
        createTranslator: () => (id, data) => ({ message: String(id), messageId: String(id), data }),
        report: (found) => reported.push(found),
        ignore: () => undefined,
      },
      {},
    ),
  }));

/**
 * Finds keys and tokens of providers by the published form of each (secretlint's recommended rules), which need no name
 * beside the value: Groq, SendGrid, Grafana, Notion, Vault, Databricks, Docker, npm, database URLs and so on.
 * @returns removals in the order of the text
 */
export function findProviderTokens(text: string): Removal[] {
  const source = sourceOf(text);
  return RULES.flatMap(({ kind, handler }) => {
    reported = [];
    handler.file?.(source);
    return reported.map(({ range: [start, end] }) => ({ start, end, kind }));
  })
    .filter(({ start, end }) => isSecret(text.slice(start, end)))
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, kind }) => ({ start, end, replacement: marks(text.slice(start, end), kind) }));
}

/** A text that a rule of ours has redacted already is found again as the user and password of an address. */
function isSecret(found: string): boolean {
  return !found.includes(MARK) && !isMonotonous(found);
}

/** A mark for each line of what was found. */
function marks(found: string, kind: string): string {
  return found
    .split("\n")
    .map(() => `${MARK}${kind}]`)
    .join("\n");
}

/** Text in memory as the rules take it: no file behind it. Places are asked for by `filter-comments` alone. */
function sourceOf(content: string): SecretLintSourceCode {
  const noPlaces = (): never => {
    throw new Error("A rule of secretlint asks for lines and columns, which redaction does not know.");
  };
  return {
    content,
    hasBOM: false,
    filePath: undefined,
    physicalFilePath: undefined,
    contentType: "text",
    ext: "",
    getFilePath: () => undefined,
    getPhysicalFilePath: () => undefined,
    locationToRange: noPlaces,
    rangeToLocation: noPlaces,
    positionToIndex: noPlaces,
    indexToPosition: noPlaces,
  };
}
