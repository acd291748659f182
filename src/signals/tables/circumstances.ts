import { ERRORS, type Signal, WORDS } from "../signal.js";

/** What changed, what works elsewhere, when it happens: these tell causes apart. */
export const CIRCUMSTANCE_SIGNALS = [
  {
    id: "regression",
    reason: "an earlier version, or what changed, is named",
    pattern:
      /\bregress(?:ion|ed|ions)?\b|used to work|worked (?:fine |well |perfectly |ok |correctly |before|in |with |on |until )|works? (?:fine |well |ok |correctly )?(?:in|with|on) (?:the )?(?:previous|older|old|earlier|v?\d+\.\d+|b\d{4}|version|commit|build|release)|(?:after|since) (?:\w+ ){0,3}(?:upgrad|updat|pull|commit|version|v?\d+\.\d+|merg|release|build|latest|pr #?\d|#\d)|no longer|(?:last|known) (?:good|working)|first bad commit|bisect|roll(?:ed|ing)? back|downgrad|(?:previous|older|earlier) (?:version|release|build|commit)s? (?:\w+ ){0,2}(?:work|fine|ok|do not|don't)|broken (?:since|in|by|after)|stopped working|not (?:happen|occur|present)(?:ing|ed)? (?:in|on|with) (?:\w+ )?(?:v?\d|previous|older|earlier)/i,
    parts: WORDS,
    speaksFor: ["malfunction", "incompatible-version"],
    examples: ["Worked fine in 0.6.1, fails since 0.6.2", "git bisect points to the refactoring"],
  },
  {
    id: "version-pair",
    reason: "two versions are set against each other",
    pattern:
      /\bv?\d+\.\d+(?:\.\d+)?(?:\.?post\d+)?\b.{1,60}\b(?:vs\.?|versus|compared|while|but|to|->|and|than|works)\b.{1,60}\bv?\d+\.\d+(?:\.\d+)?|\bb\d{4}\b.{1,80}\bb\d{4}\b/i,
    parts: WORDS,
    speaksFor: ["incompatible-version"],
    examples: ["v0.8.4 is fine but v0.8.5 fails", "between b4100 and b4120"],
  },
  {
    id: "dependency-upgrade",
    reason: "a dependency's version is blamed",
    pattern:
      /(?:transformers|torch|pytorch|cuda|triton|numpy|pydantic|fastapi|ray|flash-?attn|xformers|nccl|driver|openai|outlines|setuptools|cmake|gcc|python|tokenizers|huggingface[_-]hub|protobuf|rocm|flashinfer)[ =<>v]{1,4}\d+(?:\.\d+){0,2}.{0,60}(?:fail|error|break|incompat|not (?:work|support|compat)|require|instead|conflict|work)|(?:incompatible|compatib\w+|conflict\w*) (?:with|between) .{0,40}(?:transformers|torch|cuda|triton|numpy|pydantic|python|gcc|version)|(?:pin|upgrade|downgrade|install)(?:ing|ed)? .{0,30}(?:transformers|torch|numpy|pydantic|triton|cuda)[ =<>]{1,3}\d/i,
    parts: ["title", "prose"],
    speaksFor: ["incompatible-version", "dependent-module-issue"],
    examples: ["transformers 4.48 breaks the import", "downgrading numpy<2 helps: pin numpy<2"],
  },
  {
    id: "works-elsewhere",
    reason: "it works on another backend, device or system",
    pattern:
      /works? (?:fine |well |ok |okay |perfectly |correctly |great |as expected |normally |properly )?(?:on|with|in|under|for|when|if|using|without) |(?:fine|ok|okay|correct|good|no (?:issue|problem|error)s?) (?:on|with|in|using|when|if) |(?:only|just) (?:happens?|occurs?|fails?|affects?|reproduc\w+|crash\w*|see|an issue|appears?) (?:on|with|in|when|if|for)|other (?:models?|gpus?|backends?|machines?|quants?) (?:\w+ )?(?:work|are fine|is fine|ok)|(?:does not|doesn't|didn't|not) (?:happen|occur|crash|fail|reproduce) (?:on|with|in|when|if)/i,
    parts: WORDS,
    speaksFor: ["malfunction", "incompatible-backend"],
    examples: ["Works fine on CUDA, wrong on Vulkan", "it only happens with the 72B model"],
  },
  {
    id: "concurrency",
    reason: "it needs several requests, threads or a load",
    pattern:
      /concurren|simultaneous|in parallel|parallel (?:request|call|inference|slot|client)|multiple (?:request|client|user|thread|process|connection|instance|prompt)s?|under (?:heavy |high |some )?load|high (?:load|qps|concurrency|traffic)|many requests|(?:second|next|subsequent|consecutive) request|race condition|multi-?thread|thread[- ]safe|batch(?:ed)? requests|stress test|\basync\b|after (?:\w+ ){0,3}(?:hours?|requests|days|a while|some time|running|several|many)|intermittent|sporadic|random(?:ly)?\b|sometimes|occasional/i,
    parts: WORDS,
    speaksFor: ["concurrency-issue", "job-manager"],
    examples: ["Fails with 32 concurrent requests", "after some hours the server stops answering, sporadically"],
  },
  {
    id: "memory-settings",
    reason: "memory limits or lengths are set by hand",
    pattern:
      /gpu[_-]memory[_-]utilization|mem[_-]fraction[_-]static|max[_-]model[_-]len|--ctx-size|-c \d{4,}|n_ctx\b|kv_cache_free_gpu_mem|swap[_-]space|cpu[_-]offload|--n-gpu-layers|-ngl \d|max[_-]num[_-]batched|context[_-]length|free_gpu_memory_fraction/i,
    parts: ["title", "prose", "command", "log", "code"],
    speaksFor: ["misconfiguration", "resource-manager"],
    examples: ["--gpu-memory-utilization 0.98", "llama-server -c 131072"],
  },
  {
    id: "remedy-in-message",
    reason: "the error itself names the setting to change",
    pattern:
      /please (?:set|use|try|specify|provide|install|check|increase|decrease|reduce|enable|disable|make sure|ensure|upgrade|add|pass|consider)|try (?:setting|increasing|decreasing|reducing|using|to (?:set|increase|reduce))|consider (?:setting|using|increasing|decreasing)|you (?:must|need to|should|can) (?:set|specify|use|install|pass|enable)|to enable it|use `?--|set `?[A-Z_]{4,}=|trust_remote_code|trust-remote-code|HF_TOKEN/i,
    parts: ["log", "trace", "output"],
    speaksFor: ["misconfiguration"],
    examples: ["Please reduce --max-model-len", "try setting VLLM_WORKER_MULTIPROC_METHOD=spawn"],
  },
  {
    id: "settings-said",
    reason: "settings, arguments or paths are the subject",
    pattern:
      /\bconfig(?:uration|s)?\b|\bsettings?\b|environment variable|\bargument|\bflags?\b|\bparameters?\b|\boptions?\b|\bdefault (?:value|setting|to)|yaml|config\.json|generation_config|\.env\b/i,
    parts: WORDS,
    speaksFor: ["misconfiguration"],
    examples: ["The default value of this flag is wrong", "config.json has no such key"],
  },
  {
    id: "documentation-said",
    reason: "documentation or an example is blamed",
    pattern:
      /\bdoc(?:s|umentation|umented)?\b.{0,60}(?:wrong|incorrect|outdated|missing|stale|say|state|mention|example|update|broken|unclear|not (?:work|clear)|link|typo)|\b(?:readme|tutorial|guide|example)s?\b.{0,40}(?:wrong|incorrect|outdated|stale|fail|broken|missing|not work|doesn't|does not|typo|link)|(?:following|followed|according to) (?:the )?(?:\w+ )?(?:doc|readme|guide|instruction|tutorial|example)|\[Doc\]|dead link|broken link|404 link/i,
    parts: WORDS,
    speaksFor: ["documentation", "document-issue"],
    examples: ["Docs say --foo exists, but it does not", "The example in the README is outdated"],
  },
  {
    id: "unhandled-condition",
    reason: "an abnormal condition is said to be handled badly",
    pattern:
      /(?:not|isn't|never|un)(?: ?\w+)? ?(?:handled|caught|checked|validated)|unhandled|no error (?:message|handling|is|was)|(?:better|clear(?:er)?|useful|helpful|proper) (?:error|message|handling|warning)|error handling|silently (?:fail|ignor|drop|exit|truncat|fall)|without (?:any )?(?:error|warning|message|log)|graceful|should (?:not crash|return (?:an? )?(?:error|4\d\d)|raise|fail)|invalid (?:input|request|json|utf)|malformed|except(?:ion)? (?:is |was )?(?:swallowed|ignored)/i,
    parts: WORDS,
    speaksFor: ["incorrect-exception-handling"],
    examples: ["A malformed request takes the server down", "exits silently without any error"],
  },
  {
    id: "suspected-code",
    reason: "the user names the faulty line or proposes a fix",
    pattern:
      /root cause|caused by|the (?:bug|problem|issue|reason|cause) (?:is|seems|appears|lies|comes)|(?:fix|solution|workaround|patch) (?:is|would|could|should|for|:)|should be (?:changed|replaced|fixed|`)|i (?:fixed|solved|worked around)|changing .{1,60} (?:to|fixes)|pull request|\bPR\b|commenting out|#L\d+/i,
    parts: WORDS,
    speaksFor: ["malfunction", "incorrect-algorithm-implementation", "incorrect-conditional-logic"],
    examples: ["The bug is in the mask of the last block", "commenting out the check solves it"],
  },
  {
    id: "resource-not-released",
    reason: "resources stay after unload, shutdown or abort",
    pattern:
      /(?:unload|shutdown|shut down|clos(?:e|ing)|destroy|del(?:ete|eting)? (?:the )?(?:llm|engine|model)|free(?:ing)?|releas(?:e|ing|ed)|clean ?up|sleep mode|reload|zombie|orphan|leaked|destructor|teardown|exit(?:ing)?)\b.{0,80}(?:memory|gpu|vram|process|crash|error|segfault|leak|hang|model|resource|semaphore)/i,
    parts: ["title", "prose"],
    speaksFor: ["incorrect-resource-deallocation", "resource-manager"],
    examples: ["After del llm the GPU memory is still held", "zombie worker processes on shutdown"],
  },
  {
    id: "session-state",
    reason: "state of one request or session leaks into another",
    pattern:
      /(?:previous|earlier|other|another|different|last|first) (?:request|conversation|prompt|session|user|chat|turn|answer|response)s?\b.{0,80}(?:mix|leak|bleed|affect|appear|continue|remember|contaminat|show|return|output|influence)|(?:second|subsequent|next|2nd|follow-?up) (?:request|prompt|call|turn|message|run)\b|conversation history|session|mixed up|cross-?talk|stale (?:state|cache|context)|context (?:reset|lost|swap|shift)/i,
    parts: WORDS,
    speaksFor: ["incorrect-job-context-management", "job-manager", "incorrect-cache-management"],
    examples: [
      "The previous conversation leaks into the answer",
      "the second request gets the first one's context, mixed up",
    ],
  },
  {
    id: "precision",
    reason: "number formats are compared",
    pattern:
      /\b(?:bf16|bfloat16|fp16|float16|fp32|float32|fp8|int8|int4|half)\b.{0,60}\b(?:vs\.?|versus|but|instead|while|work|fine|correct|differ|fail|wrong|nan|than|to|and)\b|precision|dtype|scal(?:e|ing) factor|unquantized|full precision/i,
    parts: WORDS,
    speaksFor: ["mismatched-precision", "numerical-issue", "incorrect-type"],
    examples: ["bf16 is fine, fp16 gives NaN", "the scale factor is read in the wrong dtype"],
  },
  {
    id: "hardware-named-in-error",
    reason: "the error names a device, driver or instruction set",
    pattern:
      /driver|\bGPU\b|\bdevice\b|architecture|hopper|ampere|cuda version|toolkit|avx|cpu feature|instruction set|unsupported gpu/i,
    parts: ["trace"],
    speaksFor: ["incompatible-backend"],
    examples: ["RuntimeError: the NVIDIA driver on your system is too old", "device kernel image is invalid"],
  },
  {
    id: "warning-only",
    reason: "a warning is named",
    pattern: /\bwarn(?:ing|ings|s)?\b|deprecat/i,
    unless: /\b(?:no|without|any) warn/i,
    parts: ["title", "prose"],
    speaksFor: ["feature-failure"],
    examples: ["Warning about tokenizer in every request", "a deprecation warning floods the log"],
  },
  {
    id: "error-level-log",
    reason: "the program logged at error level",
    pattern: /^.{0,60}\b(?:ERROR|FATAL|CRITICAL)\b/m,
    parts: ERRORS,
    speaksFor: ["malfunction", "crash"],
    examples: [
      "ERROR 05-07 17:26:12 [core.py:396] engine failed",
      "[2025-01-01 10:00:00] ERROR: Exception in ASGI application",
    ],
  },
] as const satisfies readonly Signal[];
