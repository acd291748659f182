import { type Signal, WORDS } from "../signal.js";

/** The engine answers, but what it answers is wrong. */
export const OUTPUT_SIGNALS = [
  {
    id: "garbled-output",
    reason: "meaningless characters or tokens are reported",
    pattern:
      /garbl|gibberish|garbage|nonsens|meaningless|random (?:characters|tokens|text|symbols|words)|weird (?:characters|tokens|symbols|output)|strange (?:characters|symbols|output)|!!!!!|\?\?\?\?\?|�|mojibake|乱码|unreadable|@@@@|GGGGG|\/\/\/\/\/\/\/\//i,
    parts: ["title", "prose", "output"],
    speaksFor: ["unexpected-output", "incorrect-algorithm-implementation"],
    manifestation: "garbled-output",
    examples: ["The model answers with gibberish", "output is !!!!!!!!!! for every prompt"],
  },
  {
    id: "incoherent-output",
    reason: "readable but senseless or unrelated answers are reported",
    pattern:
      /incoheren|hallucinat|off[- ]topic|unrelated (?:to|output|text|answer)|(?:makes?|making) no sense|irrelevant|doesn't (?:follow|understand)|does not (?:follow|understand)|ignores? (?:the |my )?(?:prompt|system prompt|instruction)|(?:bad|poor|worse|low(?:er)?|degraded) (?:quality|answers?|results?|responses?|outputs?)|quality (?:is|of|degrad|drop|loss)|dumb/i,
    parts: WORDS,
    speaksFor: ["unexpected-output"],
    examples: ["answers are incoherent after the third turn", "output quality is much worse than before"],
  },
  {
    id: "wrong-output",
    reason: "wrong or unexpected results are reported",
    pattern:
      /(?:wrong|incorrect|unexpected|abnormal|invalid|bad|erroneous|inaccurate|problematic) (?:\w+ )?(?:output|result|response|answer|generation|text|completion|token|logit|logprob|embedding|value|prediction|translation|score|prob)|(?:output|result|response|answer|generation|embedding|logprob)s? (?:\w+ )?(?:is|are|was|were|seems?|looks?) (?:\w+ )?(?:wrong|incorrect|bad|broken|off|messed|weird|strange|corrupt|not correct|different)|output error|correctness (?:issue|bug|problem|error)|(?:potential|numerical) correctness|not correct\b|nothing to do with|exclamation marks?|only outputs?|misspell|wrong(?:ly)? (?:language|order|number of)|answers? in (?:the )?(?:wrong|chinese|another)|(?:all|only) zeros|same embedding|corrupt(?:s|ed|ing)? (?:\w+ ){0,2}(?:output|result|response|answer|text)|(?:output|result|response|answer|text)s? (?:\w+ ){0,2}corrupt|(?:not|n't|never|cannot|unable to) (?:\w+ )?(?:provide|give|get|produce|generate|return|output|answer)(?:s|ing)? (?:\w+ ){0,2}(?:correct|right|valid|expected|proper|accurate|good|sensible|meaningful)|calculation error|consists? of trash|\btrash\b|white ?space|same (?:output|answer|response|text) (?:always|every|no matter|regardless|each)|always (?:the )?same (?:output|answer|response|text)/i,
    parts: WORDS,
    speaksFor: ["unexpected-output"],
    examples: ["wrong output with batch size 8", "The responses are completely wrong"],
  },
  {
    id: "inconsistent-output",
    reason: "results differ where they should agree",
    pattern:
      /inconsisten|non-?determinis|not deterministic|different (?:\w+ ){0,2}(?:outputs?|results?|responses?|answers?|logprobs?|logits|embeddings?|values|scores?|tokens?|generation)|(?:outputs?|results?|responses?|answers?|logprobs?|logits|embeddings?|tokens?) (?:\w+ ){0,2}(?:differ|do not match|don't match|does not match|doesn't match|not (?:the same|match|equal|identical|consistent|reproducible)|mismatch|vary|diverge)|discrepanc|reproducib|not (?:the )?same as (?:hf|huggingface|transformers)|mismatch (?:between|with) (?:hf|huggingface|transformers)|same (?:seed|prompt|input).{0,40}different/i,
    parts: WORDS,
    speaksFor: ["unexpected-output"],
    manifestation: "nondeterminism",
    examples: ["Greedy decoding gives different results on each run", "logits do not match transformers"],
  },
  {
    id: "accuracy-drop",
    reason: "a benchmark scores lower than the reference",
    pattern:
      /accuracy (?:\w+ ){0,2}(?:drop|issue|problem|loss|degrad|regress|decreas|is (?:low|bad|0|zero)|of|much|very|gap|mismatch)|(?:lower|low|bad|poor|zero|drop in|degraded|worse|loss of) (?:\w+ )?accuracy|\b(?:gsm8k|mmlu|humaneval|lm[_-]eval|aime|livecodebench|gpqa|perplexity|ppl|wikitext|c-?eval)\b|precision (?:issue|loss|problem)|精度/i,
    parts: WORDS,
    speaksFor: ["unexpected-output"],
    manifestation: "accuracy-drop",
    examples: ["gsm8k drops from 0.82 to 0.41 with fp8", "accuracy is low with speculative decoding"],
  },
  {
    id: "repeated-output",
    reason: "the same text comes again and again",
    pattern:
      /repeat(?:s|ed|ing|edly)? (?:\w+ ){0,3}(?:output|token|text|word|sentence|itself|the same|over|forever|infinitely|answer|phrase|itself|until)|repetiti(?:on|ve)|(?:keeps?|kept|starts?|started) (?:on )?repeating|(?:stuck in (?:a )?|infinite |endless )(?:repetition|generation )?loop|same (?:token|word|sentence|text|output) (?:again|over|repeated)|loop(?:s|ing)? (?:forever|endlessly|indefinitely)|重复/i,
    parts: ["title", "prose", "output"],
    speaksFor: ["unexpected-output"],
    manifestation: "repeated-output",
    examples: ["The model repeats the same sentence until max_tokens", "it gets stuck in a repetition loop"],
  },
  {
    id: "empty-output",
    reason: "empty, short or truncated answers are reported",
    pattern:
      /(?:empty|blank|no|null) (?:\w+ )?(?:output|response|content|text|completion|string|answer|generation|result|reply)s?\b|(?:output|response|content|text|completion|answer)s? (?:\w+ )?(?:is|are|was|were|becomes?|comes? back) (?:\w+ )?(?:empty|blank|truncated|cut|incomplete|missing|null|none)|truncat(?:ed|es|ion)|cuts? off|stops? (?:too )?(?:early|prematurely|abruptly|in the middle|halfway|mid)|ends? (?:too early|prematurely|abruptly)|incomplete (?:output|response|answer)|(?:only|just) (?:returns?|outputs?|generates?) (?:\w+ )?(?:one|1|a single|few) (?:token|word)/i,
    parts: WORDS,
    speaksFor: ["unexpected-output"],
    manifestation: "empty-output",
    examples: ["The response is empty with streaming", "answers are truncated after 16 tokens"],
  },
  {
    id: "endless-output",
    reason: "generation does not end where it should",
    pattern:
      /(?:never|does not|doesn't|do not|don't|won't|not|can't|cannot) (?:stop|end|terminat|finish)(?:s|ing|ped|ed|e|es)? (?:generat|output|talk|respon|writ|at (?:the )?(?:eos|stop)|until max|the generation)|(?:generation|output|model|it) (?:\w+ )?(?:does not|doesn't|never|won't|don't) stop|(?:keeps?|kept|continues?) (?:on )?(?:generat|output|talk|respond|writ|going)|\beos\b.{0,40}(?:ignored|missing|not)|generat(?:es|ing) (?:until|till) (?:max|the max)|(?:infinite|endless|non-?stop) (?:generation|output|text|response)|stop (?:token|word|string)s? (?:\w+ )?(?:is|are|not|ignored)|停不下来/i,
    parts: WORDS,
    speaksFor: ["unexpected-output", "output-processor"],
    manifestation: "endless-output",
    examples: ["Generation does not stop after the EOS token", "the model keeps generating until max_tokens"],
  },
  {
    id: "reference-compared",
    reason: "the result is compared with a reference implementation",
    pattern:
      /(?:compared? (?:to|with)|than|versus|vs\.?|while|but|unlike|same as|match(?:es)?|with) (?:the )?(?:original |official )?(?:hf|hugging ?face|transformers|pytorch|ollama|llama\.cpp|vllm|sglang|exllama|lmdeploy|trt-?llm|tensorrt)\b|reference (?:implementation|output|model)|\.generate\(\)/i,
    parts: WORDS,
    speaksFor: ["unexpected-output", "abnormal-performance"],
    examples: ["results are worse compared to transformers", "matches the reference implementation on CPU only"],
  },
  {
    id: "output-shown",
    reason: "expected and actual text stand side by side",
    pattern:
      /^(?:\W{0,4})(?:expected|actual|current|observed|got|wrong|correct|normal) (?:output|result|response|behaviou?r|text|answer)/im,
    parts: ["prose", "log", "output", "code"],
    speaksFor: ["malfunction", "unexpected-output"],
    examples: ["Expected output:", "**Actual result** is below"],
  },
] as const satisfies readonly Signal[];
