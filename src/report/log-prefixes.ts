/**
 * What loggers, process managers and container runtimes put in front of a message. Each is anchored, bounded, and
 * takes at most one blank after it, so that the indentation of stack frames is kept.
 */
export const LOG_PREFIXES: readonly { id: string; pattern: RegExp }[] = [
  { id: "process", pattern: /^\([A-Za-z_][^()]{0,80}pid=\d{1,9}[^()]{0,60}\) ?/ },
  { id: "rank", pattern: /^\[(?:rank|RANK|Rank) ?\d{1,4}\]:? ?/ },
  {
    id: "bracketed-time",
    pattern: /^\[\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[\d.,:]{0,10}Z?(?: [A-Za-z]{2,10}\d{0,4}){0,4}\]:? ?/,
  },
  {
    id: "vllm",
    pattern:
      /^(?:INFO|WARNING|ERROR|DEBUG|CRITICAL) \d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})? \[?[\w./-]{1,80}:\d{1,6}\] ?/,
  },
  { id: "uvicorn", pattern: /^(?:INFO|WARNING|ERROR|DEBUG|CRITICAL): {2,6}/ },
  { id: "python-logging", pattern: /^(?:INFO|WARNING|ERROR|DEBUG|CRITICAL):[\w.-]{1,60}:/ },
  {
    id: "iso-time",
    pattern: /^\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?(?=\s|\|) {0,3}/,
  },
  {
    id: "logger-after-time",
    pattern:
      /^(?:- |\| )?(?:[\w.-]{1,60} (?:- |\| ))?(?:INFO|WARN|WARNING|ERROR|DEBUG|CRITICAL)\s{1,4}(?:[\w.:-]{1,80}(?: - |\] |: ))?/,
  },
  { id: "journal", pattern: /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S{1,60} [\w./@-]{1,40}\[\d{1,9}\]: ?/ },
  { id: "compose", pattern: /^[A-Za-z][\w.-]{0,50}[-_]\d{1,3}\s{0,12}\| ?/ },
  { id: "compose-service", pattern: /^(?:vllm|sglang|ollama|tgi|llama|lmdeploy|server|api)[\w.-]{0,30}\s{1,12}\| ?/ },
  { id: "glog", pattern: /^[EWIF]\d{4} \d\d:\d\d:\d\d\.\d{1,9}\s{1,6}\d{1,9} [\w./-]{1,80}:\d{1,6}\] ?/ },
  {
    id: "tensorrt-llm",
    pattern: /^\[(?:TensorRT-LLM|TRT-LLM|TRT|TM)\] ?\[(?:E|I|W|F|V|ERROR|INFO|WARNING|FATAL|DEBUG)\] ?/,
  },
  { id: "slash-time", pattern: /^\[\d\d\/\d\d\/\d{4}-\d\d:\d\d:\d\d\] ?/ },
  { id: "buildkit", pattern: /^(?:#\d{1,3} {1,2}\d{1,5}\.\d{1,3}|\d{1,5}\.\d{1,3} {1,2}(?= )) ?/ },
  { id: "mpi", pattern: /^\[\d{1,4},\d{1,4}\]<std(?:out|err)>: ?/ },
  { id: "llama.cpp", pattern: /^\d{1,3}\.\d\d\.\d{3}\.\d{3} [IWED] / },
  {
    id: "clock",
    pattern: /^\[?\d\d:\d\d:\d\d(?:[.,]\d{1,6})?\]? {1,2}(?:\[?(?:INFO|WARN|WARNING|ERROR|DEBUG)\]?:? )?/,
  },
];

/** Prefixes stand one behind the other: compose, process, logger, rank. */
const MAX_PREFIXES = 5;
/** Every prefix begins with one of these. */
const FIRST = /^[(#[A-Za-z0-9|-]/;

/**
 * Takes a line and gives it without log prefixes; the same string if it has none.
 */
export function stripLogPrefix(line: string): string {
  let rest = line;
  for (let count = 0; count < MAX_PREFIXES; count++) {
    if (!FIRST.test(rest)) return rest;
    const before = rest;
    for (const { pattern } of LOG_PREFIXES) {
      const found = pattern.exec(rest);
      if (found === null || found[0] === "") continue;
      rest = rest.slice(found[0].length);
      break;
    }
    if (rest === before) return rest;
  }
  return rest;
}
