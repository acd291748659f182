import { type Signal, WORDS } from "../signal.js";

/** What sort of issue it is: malfunction, request, question, documentation, other. */
export const KIND_SIGNALS = [
  {
    id: "asks-for-feature",
    reason: "something new is asked for",
    pattern:
      /(?:would|will) (?:be|like) (?:\w+ )?(?:nice|great|good|awesome|helpful|useful|cool|amazing|possible|to (?:see|have|request|propose|add|ask|use|suggest))|please (?:add|support|consider|implement|provide|make)|(?:could|can) (?:you|we|someone|anyone|it be) (?:please )?(?:add|support|implement|provide|consider|make|have)|\bfeature request|(?:add|adding|implement|enable) (?:\w+ ){0,2}support|request(?:ing)? (?:for |support|feature)|wish(?:list)?\b|it (?:would|might|could) be|i propose|we propose|proposal|any plans?|plan(?:s|ning|ned)? to (?:support|add|implement)|on the roadmap|希望|请支持/i,
    parts: WORDS,
    speaksFor: ["feature-request"],
    examples: ["Please add support for the new encoder", "It would be great to have a flag for this"],
  },
  {
    id: "support-in-title",
    reason: "the title asks to support, add or allow something",
    pattern:
      /^(?:\W*)(?:\w+ )?(?:support|add|implement|allow|enable|improve|introduce|provide|integrat\w+|optimi[sz]e|refactor|consider|make|extend|remove|deprecate|port|adopt|use)\b|\bsupport (?:for|of)\b|\bsupport\b.{0,60}$|\bfeature\b|\bRFC\b|roadmap|proposal|enhancement|\bnew model\b/i,
    parts: ["title"],
    speaksFor: ["feature-request"],
    examples: ["Support the Acme-7B architecture", "Add an option to log prompts"],
  },
  {
    id: "motivation-said",
    reason: "benefits and alternatives are argued",
    pattern:
      /motivation|use[- ]case|benefit|alternativ|proposed (?:change|solution|api)|design (?:doc|proposal)|implementation plan|acceptance criteria|milestone|\bTODO\b|- \[ \]|roadmap|\bRFC\b|feedback period|good first issue|help wanted|contribut/i,
    parts: WORDS,
    speaksFor: ["feature-request"],
    examples: ["Motivation: fewer copies per step", "Proposed change: one scheduler for both"],
  },
  {
    id: "asks-question",
    reason: "the user asks how, why or whether",
    pattern:
      /\bhow (?:to|do|does|can|could|should|is|are|many|much|about)\b|\bwhat(?:'s| is| are| does| should)\b|\bwhy (?:is|are|do|does|did|not|the)\b|\bis (?:it|there|this) (?:possible|any|a way|normal|expected|supported|correct)|\b(?:can|could|may) (?:i|we|anyone|someone|somebody|you)\b|\bdo(?:es)? (?:vllm|sglang|llama\.?cpp|it|this|the|anyone)\b|wonder(?:ing)?|\bquestion|any (?:idea|suggestion|advice|help|update|example|documentation)s?|请问|如何|怎么|是否|为什么/i,
    parts: WORDS,
    speaksFor: ["question"],
    examples: ["How do I run two models on one GPU?", "Is it possible to share the cache?"],
  },
  {
    id: "question-in-title",
    reason: "the title is a question",
    pattern:
      /[?？]\s*$|^\W*(?:how|what|why|where|when|which|who|is|are|can|could|does|do|should|will|any)\b|\[?(?:usage|question|help|misc|q&a)\]?:|\bquestion\b|请问|如何|怎么/i,
    parts: ["title"],
    speaksFor: ["question"],
    examples: ["How to set the context length?", "Usage: two adapters at once"],
  },
  {
    id: "documentation-in-title",
    reason: "the title is about documentation",
    pattern: /\bdocs?\b|documentation|readme|tutorial|\btypo\b|changelog|\bwiki\b|link (?:is )?(?:broken|dead)/i,
    parts: ["title"],
    speaksFor: ["documentation"],
    examples: ["Doc: page on quantisation is missing", "Typo in README"],
  },
  {
    id: "tracking-or-meta",
    reason: "a tracker, announcement, release or test of the project itself",
    pattern:
      /tracking|tracker|\brelease\b (?:plan|v?\d|tracker|note|process|check)|announce|meetup|survey|weekly|\bCI\b|flaky|nightly|failing test|test (?:failure|failing)|\bcode of conduct|sponsor|\bhiring\b|collect(?:ion|ing)|milestone|\btest\b$|discussion|wechat|slack|discord/i,
    parts: ["title"],
    speaksFor: ["other"],
    examples: ["Release v0.9.1 tracker", "CI: flaky test in the kernels group"],
  },
  {
    id: "model-wanted",
    reason: "a model is asked for",
    pattern:
      /the model to consider|closest model .{0,20}already supports|difficulty of supporting|new model|model support|support (?:for )?(?:the )?[\w.-]{1,40}(?:\d+b|-v\d|instruct|chat|model|vl)\b|huggingface\.co\/[\w.-]{1,60}\/[\w.-]{1,80}\s*$/i,
    parts: ["title", "prose"],
    speaksFor: ["feature-request"],
    examples: ["Support for Acme-2.5-VL", "New model: Acme coder"],
  },
  {
    id: "bug-said",
    reason: "the user speaks of a failure",
    pattern:
      /\bbugs?\b|\bissue\b|\bproblem\b|\bunexpected(?:ly)?\b|\bincorrect(?:ly)?\b|\bwrong(?:ly)?\b|\bfail(?:s|ed|ure|ing)?\b|\berrors?\b|报错|问题|错误|失败/i,
    parts: ["title", "prose"],
    speaksFor: ["malfunction"],
    examples: ["This is a bug in the sampler", "the following error appears"],
  },
  {
    id: "reproduction-said",
    reason: "steps or an observation are described",
    pattern:
      /reproduc|steps to|to reproduce|observed|current behaviou?r|actual(?:ly)? (?:behaviou?r|result|output|get)|what happened|expected behaviou?r|i (?:get|got|see|saw|tried|ran|am getting|encountered|met|run)|when i (?:run|try|use|start|send|set|load)|复现/i,
    parts: ["prose"],
    speaksFor: ["malfunction"],
    examples: ["Steps to reproduce: start the server twice", "When I run this I get nothing"],
  },
] as const satisfies readonly Signal[];
