import type { Request } from "../missing-information.js";

const TROUBLESHOOTING = "https://docs.ollama.com/troubleshooting";
const BUG_FORM = "https://github.com/ollama/ollama/blob/main/.github/ISSUE_TEMPLATE/10_bug_report.yml";
const FAQ = "https://github.com/ollama/ollama/blob/main/docs/faq.mdx";
const MODELFILE = "https://github.com/ollama/ollama/blob/main/docs/modelfile.mdx";
const CMD = "https://github.com/ollama/ollama/blob/main/cmd/cmd.go";
const ENGINE = "ollama";
const VERIFIED = "2026-11-25";

/** How to ask for what is missing in a report on Ollama. */
export const OLLAMA_REQUESTS: readonly Request[] = [
  {
    need: "version",
    engine: ENGINE,
    text: "Version of Ollama: the output of `ollama -v`.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "environment",
    engine: ENGINE,
    text: "Operating system, GPU driver version, and whether Ollama runs in a container.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "hardware",
    engine: ENGINE,
    text: "The GPU and its memory, and the output of `ollama ps` while the model is loaded.",
    source: FAQ,
    verified: VERIFIED,
  },
  {
    need: "command",
    engine: ENGINE,
    text: "The command, or the request to `/api/chat` or `/api/generate` with its `options`.",
    source: FAQ,
    verified: VERIFIED,
  },
  {
    need: "log",
    engine: ENGINE,
    text: "The server log with `OLLAMA_DEBUG=1`: `journalctl -u ollama --no-pager`, on macOS and Windows the file `server.log`.",
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    need: "model",
    engine: ENGINE,
    text: "The model with its tag, and the output of `ollama show --modelfile` if you changed it.",
    source: MODELFILE,
    verified: VERIFIED,
  },
  {
    need: "measurement",
    engine: ENGINE,
    text: "The timings of `ollama run <model> --verbose` and the output of `ollama ps`, here and on the version that was faster.",
    source: CMD,
    verified: VERIFIED,
  },
  {
    need: "prompt",
    engine: ENGINE,
    text: "The prompt with its `options` (`temperature`, `num_ctx`, `seed`) and the answer as text.",
    source: MODELFILE,
    verified: VERIFIED,
  },
];
