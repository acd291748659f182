import { type Signal, WORDS } from "../signal.js";

/** One function does not do what it promises while the engine runs on; anomalies that nobody sees from outside. */
export const FEATURE_SIGNALS = [
  {
    id: "option-ignored",
    reason: "an option or parameter has no effect",
    pattern:
      /\bignor(?:es?|ed|ing)\b|(?:has|have|had|takes?|with) no effect|(?:not|isn't|aren't|doesn't|does not|don't|never) (?:\w+ ){0,2}(?:respect|honou?r|appl(?:y|ied)|take effect|taken? into account|consider|used|recogni[sz]e|pick(?:ed)? up|propagat|pass(?:ed)?)|不生效|无效/i,
    parts: WORDS,
    speaksFor: ["feature-failure", "incorrect-conditional-logic"],
    examples: ["--max-num-seqs is ignored", "the seed parameter has no effect"],
  },
  {
    id: "does-not-work",
    reason: "something is said not to work, to fail or to be missing",
    pattern:
      /(?:does not|doesn't|do not|don't|did not|didn't|not|isn't|aren't|no longer|stopped|stops|never|can't|cannot) (?:seem to )?work(?:s|ing|ed)?\b|\bbroken\b|\bbreaks?\b|(?:fails?|failed) to (?:return|parse|stream|respond|call|generate|stop|detect|use|apply|respect|match|show|report|produce|handle|recogni[sz]e)|malfunction|not functioning|\bmissing\b|(?:does not|doesn't|not) (?:show|display|print|appear|list|includ|return|contain|export|report|expose)|(?:can't|cannot|unable to|not able to) (?:use|access|connect|find|see|get|set|open|select|specify|change|enable|disable)|wrong (?:default|status|field|value|type|date|format|message)|无法/i,
    parts: WORDS,
    speaksFor: ["malfunction", "feature-failure"],
    examples: ["Tool calling does not work with streaming", "guided decoding is broken"],
  },
  {
    id: "should-but",
    reason: "a promise and what happens instead are set against each other",
    pattern:
      /\b(?:should|expected?(?: to)?|supposed to|ought to|must)\b.{0,80}\b(?:but|instead|however|not)\b|\binstead of\b|\brather than\b|even (?:though|if|when)|despite|although/i,
    parts: WORDS,
    speaksFor: ["malfunction", "feature-failure"],
    examples: ["It should return a list but returns a string", "null instead of the logprobs"],
  },
  {
    id: "response-field",
    reason: "a field of the API's answer is wrong or missing",
    pattern:
      /finish_reason|stop_reason|\busage\b.{0,30}(?:null|missing|none|field|token|stat)|prompt_tokens|completion_tokens|tool_calls?\b|function_call|reasoning_content|\blogprobs?\b|top_logprobs|\bdelta\b|\bchoices\b|response_format|\bstream_options\b|content-type|response (?:body|format|schema|field)|status code|openai(?:[- ](?:compatible|api|spec|client|sdk|format|compat))/i,
    parts: WORDS,
    speaksFor: ["feature-failure", "request-parser", "output-processor"],
    examples: ["finish_reason is stop though a tool was called", "usage field is missing when streaming"],
  },
  {
    id: "tool-calling",
    reason: "tool or function calling is the subject",
    pattern:
      /tool[ _-]?(?:call|choice|use|parser|calling)|function[ _-]?call|--enable-auto-tool-choice|--tool-call-parser|\bMCP\b|<tool_call>/i,
    parts: ["title", "prose", "command", "code", "log"],
    speaksFor: ["output-processor", "incorrect-formatting"],
    manifestation: "tool-calling",
    examples: ["tool_choice=required returns plain text", "--tool-call-parser hermes drops arguments"],
  },
  {
    id: "structured-output",
    reason: "constrained output is the subject",
    pattern:
      /guided[_ -]?(?:json|decod|choice|regex|grammar)|structured[_ -]?output|json[_ -]?(?:schema|mode|object)|\bgbnf\b|\bgrammars?\b|xgrammar|outlines|lm-format-enforcer|llguidance|response_format|constrained (?:decoding|generation)|regex/i,
    parts: ["title", "prose", "command", "code", "trace", "log"],
    speaksFor: ["output-processor", "incorrect-formatting"],
    manifestation: "structured-output",
    examples: ["guided_json yields invalid JSON", "GBNF grammar is not applied on the server"],
  },
  {
    id: "reasoning-parser",
    reason: "splitting of reasoning and answer is the subject",
    pattern:
      /reasoning[_ -]?(?:parser|content|effort)|<\/?think>|enable_thinking|thinking (?:mode|budget|tokens)|--reasoning/i,
    parts: ["title", "prose", "command", "code"],
    speaksFor: ["output-processor", "input-processor"],
    examples: [
      "reasoning_content is empty when streaming",
      "--reasoning-parser deepseek_r1 puts </think> into content",
    ],
  },
  {
    id: "streaming",
    reason: "streamed answers are the subject",
    pattern: /\bstream(?:ing|ed|s)?\b|\bSSE\b|server-sent|chunk(?:s|ed)? (?:are|is|response)|data: \{/i,
    parts: WORDS,
    speaksFor: ["request-parser", "output-processor"],
    examples: ["streaming drops the last token", "SSE events arrive all at once"],
  },
  {
    id: "stop-strings",
    reason: "stop words, EOS or end conditions are the subject",
    pattern:
      /\bstop (?:words?|strings?|tokens?|sequences?|criteria|condition)|stop_token_ids|--ignore-eos|ignore_eos|reverse[- ]prompt|end[- ]of[- ](?:sequence|text|turn|generation)|\beos(?:_token)?\b|<\|im_end\|>|<\/s>|<\|eot_id\|>|min_tokens|max_tokens/i,
    parts: WORDS,
    speaksFor: ["output-processor"],
    examples: ["stop strings are included in the output", "ignore_eos does nothing with min_tokens"],
  },
  {
    id: "metrics-and-logs",
    reason: "metrics, logs or progress output are the subject",
    pattern:
      /\bmetrics?\b|prometheus|grafana|\blog(?:ging|s)? (?:level|message|format|output|line|file|request|stat)|--disable-log|verbose|progress bar|tqdm|telemetry|usage stats|\/health\b|opentelemetry|tracing/i,
    parts: WORDS,
    speaksFor: ["monitor-logger"],
    examples: ["Prometheus metric counts requests twice", "log level is not applied to workers"],
  },
  {
    id: "web-ui",
    reason: "a web interface or example program is the subject",
    pattern: /web ?ui|browser|frontend|front-end|gradio|\bUI\b|user interface|textarea|button/i,
    parts: WORDS,
    speaksFor: ["request-parser"],
    examples: ["The web UI loses the conversation", "the button does nothing in the browser"],
  },
  {
    id: "found-in-code",
    reason: "the anomaly was found by reading code or with an instrument",
    pattern:
      /(?:reading|looking (?:at|into|through)|read|reviewing|inspect(?:ing|ed)?|in) (?:the )?(?:source )?code\b|i (?:notice|noticed|found|think|believe|see) (?:that )?(?:the )?(?:code|line|function|variable|condition|implementation)|(?:line|lines) (?:\d+|L\d+)|\/blob\/[0-9a-z._-]{1,60}\/.{1,160}#L\d+|sanitizer|use-of-uninitialized|runtime error: (?:load|member|signed|index|shift|null)|valgrind|byte-?identical|hash(?:es)? (?:differ|mismatch)|checksum|\basan\b|\bubsan\b|\btsan\b|static analysis|undefined behaviou?r|\bUB\b|copy[- ]paste|typo in|race condition|potential (?:bug|issue|memory|race)|memory corruption|buffer overflow|heap-|off[- ]by[- ]one/i,
    parts: ["title", "prose", "log"],
    speaksFor: ["silent-error"],
    examples: ["While reading the code I saw that the mask is built twice", "valgrind reports an uninitialised value"],
  },
  {
    id: "security",
    reason: "a vulnerability is the subject",
    pattern: /\bCVE-\d|vulnerab|security|exploit|arbitrary code|denial of service|\bDoS\b|sanitiz(?:e|ation) of/i,
    parts: WORDS,
    speaksFor: ["silent-error", "incorrect-exception-handling"],
    examples: ["possible denial of service through the grammar", "vulnerability in the RPC server"],
  },
] as const satisfies readonly Signal[];
