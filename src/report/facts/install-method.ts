import type { EngineId } from "../../taxonomy/engines.js";
import type { ReportedCommand, ReportFacts } from "../issue-report.js";
import type { FactLine } from "./fact-rule.js";

type Method = NonNullable<ReportFacts["installMethod"]>["value"];

const PACKAGE =
  /\b(?:vllm|sglang|lmdeploy|tensorrt[_-]llm|deepspeed|mlc[_-](?:llm|ai|chat)[\w-]*|llama[_-]cpp[_-]python|text[_-]generation)\b/i;

/** Commands that install an engine, most telling first. */
export const INSTALL_COMMANDS: readonly { method: Method; pattern: RegExp; needsPackage: boolean }[] = [
  { method: "nightly", pattern: /\bpip3? install\b.*(?:--pre\b|nightly)/, needsPackage: true },
  {
    method: "source",
    pattern:
      /\bpip3? install\b.*(?:\s-e\b|--editable|git\+https)|\bpip3? install\b.{0,60} \.(?:\[|\s|$)|\bsetup\.py (?:install|develop|build)|^\s*cmake\s+(?:-B|-S|\.\.?(?:\s|$)|-D|--build|-G)|^\s*make(?:\s+(?:-j|[A-Z_]+=|LLAMA|GGML)|$)|build_wheel\.py/,
    needsPackage: false,
  },
  { method: "uv", pattern: /\buv (?:pip install|add|sync|tool install|run --with)\b/, needsPackage: true },
  { method: "pip", pattern: /\bpip3? install\b/, needsPackage: true },
  { method: "conda", pattern: /\b(?:conda|mamba) install\b/, needsPackage: true },
  { method: "homebrew", pattern: /\bbrew install\b/, needsPackage: false },
  {
    method: "docker",
    pattern: /^\s*(?:sudo )?(?:docker|podman|docker-compose|nerdctl)\b.*\b(?:run|compose|up|pull|build)\b/,
    needsPackage: false,
  },
];

/** Words that say how the engine was installed. */
export const INSTALL_WORDS: readonly { method: Method; pattern: RegExp }[] = [
  {
    method: "docker",
    pattern:
      /\b(?:docker image|docker container|in (?:a )?docker|using docker|via docker|official (?:docker )?image|vllm\/vllm-openai|lmsysorg\/sglang|ghcr\.io\/(?:ggml-org|ggerganov)\/llama\.cpp|openmmlab\/lmdeploy|text-generation-inference:)/i,
  },
  {
    method: "source",
    pattern:
      /\b(?:(?:built|build|building|compiled?|compiling|install(?:ed|ing)?) (?:it |vllm |sglang |llama\.cpp |lmdeploy )?from (?:the )?source|from source|built (?:it )?(?:myself|locally)|I (?:built|compiled))\b/i,
  },
  {
    method: "binary",
    pattern:
      /\b(?:pre-?built|pre-?compiled|release) (?:binar(?:y|ies)|package|zip|exe)|\bdownloaded (?:the )?(?:latest )?(?:release|binar)|\bllama-b\d{3,5}-bin-|\breleases\/download\b/i,
  },
  { method: "nightly", pattern: /\bnightly (?:build|wheel|image|version)/i },
  { method: "homebrew", pattern: /\b(?:homebrew|via brew|\/opt\/homebrew\/(?:bin|Cellar)\/(?:llama|ollama))/i },
  { method: "uv", pattern: /\b(?:via|using|with) uv\b/i },
  { method: "pip", pattern: /\b(?:via|using|with|from|through) (?:pip|pypi)\b|\bpip[- ]install(?:ed)?\b/i },
  { method: "conda", pattern: /\b(?:via|using|with|from) (?:conda|conda-forge)\b/i },
];

/** Takes lines, commands and the engine and gives how it was installed: by commands, then by words. */
export function readInstallMethod(
  facts: readonly FactLine[],
  commands: readonly ReportedCommand[],
  engine: EngineId | null,
): ReportFacts["installMethod"] {
  for (const { method, pattern, needsPackage } of INSTALL_COMMANDS) {
    for (const { text, startLine } of commands) {
      if (pattern.test(text) && (!needsPackage || PACKAGE.test(text) || engine === null))
        return { value: method, line: startLine };
    }
  }
  for (const { method, pattern } of INSTALL_WORDS) {
    for (const { text, number, kind } of facts) {
      const isWords = kind === "prose" || kind === "title" || kind === "environment";
      if (isWords && pattern.test(text)) return { value: method, line: number };
    }
  }
  return null;
}
