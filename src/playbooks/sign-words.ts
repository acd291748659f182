import type { ManifestationId } from "../taxonomy/manifestations.js";
import type { PhaseId } from "../taxonomy/phases.js";
import type { SymptomId } from "../taxonomy/symptoms.js";

/** What makes a manifestation the subject of a report rather than something that it names in passing. */
export interface SignRule {
  /** Words of which one must stand in title, prose or errors. Missing: the signal is specific enough. */
  words?: RegExp;
  /** Phases and symptoms for which the prose alone is enough. Missing: all. */
  proseFor?: readonly (PhaseId | SymptomId)[];
  /** Options that turn the thing on and so bear on any failure of the run. */
  passed?: RegExp;
  /** Symptoms of which the report must have one. Missing: any. */
  symptoms?: readonly SymptomId[];
}

const ABOUT_OUTPUT = ["unexpected-output", "silent-error", "feature-failure"] as const;
const ABOUT_SPEED = ["abnormal-performance", "system-hang"] as const;

export const SIGN_RULES: Partial<Record<ManifestationId, SignRule>> = {
  "out-of-memory": {
    words:
      /\boom\b|out.?of.?memory|out_of_device_memory|memory alloc|alloc\w{0,12} (?:buffer|memory)|\bkilled\b|bad_alloc|unable to allocate|failed to allocate|not enough memory|(?:v|gpu|more|enough) ?(?:ram|memory)|no available memory/,
  },
  "cuda-error": {
    words:
      /cuda (?:driver |runtime )?(?:error|failure)|cudaerror|cublas|cudnn_|\bhip ?error|hiperror|vk_error|vk::|device-?lost|device-side|device kernel|accelerator ?error|illegal memory/,
  },
  nccl: {
    words: /\bnccl|\brccl|\bgloo\b|\bmpi\b|all_?-?reduce|torch\.distributed|distbackend|\bprocessgroup|socket/,
    proseFor: ["system-hang"],
  },
  "import-error": {
    words:
      /import error|cannot import|importerror|modulenotfound|no module named|undefined symbol|shared (?:object|librar)|symbol not found|dll load|has no attribute/,
  },
  "illegal-memory-access": { words: /illegal (?:memory|address|access)/ },
  "build-failure": {
    words:
      /\bbuild (?:fail|error|issue|problem|from)|(?:fail|failed|fails|failure|error|cannot|can't|unable|trying|while)(?: to| when| in)? (?:build|compile|make)|compil|cmake error|\bnvcc\b|\bninja\b|\blinker|undefined reference|\bbuilding\b|\bwheel|\bhipcc\b/,
    symptoms: ["crash", "feature-failure"],
    proseFor: ["engine-setup"],
  },
  "install-failure": {
    words: /install|\bpip\b|\bwheel|\buv\b|\bconda\b|\bdocker/,
    proseFor: ["engine-setup"],
  },
  "context-overflow": {
    words:
      /context (?:len|size|window)|max_?-?model_?-?len|too long|token limit|maximum (?:context|model) length|exceeds? (?:the )?(?:max|context|model|available|limit of)|longer than the (?:max|context|model)|\btokens? requested/,
    proseFor: ["feature-failure", "unexpected-output"],
  },
  "worker-died": {
    words: /died|dead|\bexit|killed|terminat|crash|worker|engine ?core|scheduler|child|actor|process|signal/,
  },
  "model-load-failure": {
    words: /\bload|gguf|checkpoint|weight|tokenizer|config|architecture|safetensors|tensor|model file|convert/,
  },
  "unsupported-architecture": {
    words: /support|architecture|unknown model|not recognized|unrecognized|model type|registered/,
  },
  "kv-cache": { words: /kv|cache|slot|block/ },
  nan: { words: /\bnan\b|\binf(?:inity)?\b|\bnull\b|nans\b/ },
  "garbled-output": {
    symptoms: ABOUT_OUTPUT,
    words:
      /garb|gibberish|nonsens|[!g]{4}|incoheren|random (?:char|token|text|word|out)|corrupt|\ufffd|mojibake|unreadable|unintelligible|broken (?:out|text|char)|weird (?:out|char|text)/,
  },
  "repeated-output": {
    symptoms: ABOUT_OUTPUT,
    words: /repeat|repetit|\bloop|over and over|same (?:token|word|sentence)/,
  },
  "empty-output": { symptoms: [...ABOUT_OUTPUT, "system-hang"] },
  "endless-output": { symptoms: [...ABOUT_OUTPUT, "system-hang"] },
  nondeterminism: { symptoms: ["unexpected-output", "silent-error"] },
  "accuracy-drop": { symptoms: ["unexpected-output", "silent-error"] },
  "http-4xx": {
    words: /\b4(?:00|01|03|04|05|13|15|22|29)\b|bad ?request|unprocessable|validation|not found|unauthori/,
  },
  "http-5xx": { words: /\b50[0-4]\b|internal ?server|server error|bad gateway|gateway/ },
  timeout: { words: /time[ds]?[ -_]?out|timeout|watchdog/ },
  stuck: {
    symptoms: ["system-hang"],
    words:
      /hang|hung|stuck|freez|froze|no progress|never|forever|deadlock|wait|stop|block|unresponsive|not respond|infinite|stall/,
  },
  slow: { symptoms: ABOUT_SPEED },
  "memory-growth": {
    symptoms: ["abnormal-performance", "crash"],
    words: /leak|grow|increas|accumul|releas|free[ds]?\b|consum|gradual/,
  },
  "high-utilisation": { symptoms: ABOUT_SPEED },
  "tool-calling": { words: /\btools?\b|tool[_-]call|function[ _-]?call|tool[_-]choice|tool[_-]parser/ },
  "structured-output": {
    words:
      /grammar|json[ _]?schema|guided[ _-](?:json|grammar|regex|choice|generation)|guided decoding|structured|response_format|xgrammar|outlines|llguidance|\bregex|gbnf|json mode|constrained/,
  },
  quantization: {
    words: /quant|fp8|int4|int8|awq|gptq|\bq\d|gguf|nvfp4|mxfp4|bitsandbytes|bnb|marlin|exl2|w8a8|w4a16|iq\d/,
  },
  lora: { words: /lora|adapter/, passed: /--enable-lora|--lora|lora-modules|enable_lora/ },
  "speculative-decoding": {
    words: /speculat|draft|eagle|medusa|\bmtp\b|nextn|n-?gram|lookahead|spec[ _-]?dec/,
    passed: /--speculative|-md\b|--model-draft|--spec-|num_speculative/,
  },
  multimodal: {
    words:
      /multi-?modal|\bvision|\bvlm?s?\b|[-\d.]vl\b|vl-|image_url|image_?token|pixel_values|mmproj|llava|pixtral|\bmllama|minicpm-?[vo]|internvl|whisper|ultravox|\baudio|\bvideo|(?:an|one|two|multiple|several|input|with|send|sending|upload|uploading|batch of|per|each|base64) images?\b|image[ _](?:input|request|url|data|token|embed|file|process|prompt|size|encod|feature|understand)|images? (?:and|or) text|text (?:and|or|with) images?|picture|\bclip\b|omni\b|siglip|\bvit\b/,
  },
  "multi-gpu": {
    words:
      /tensor[ _-]?parallel|pipeline[ _-]?parallel|data[ _-]?parallel|multi[ -]?(?:gpu|node)|multiple gpu|gpus\b|\btp\b|\bdp\b|\bpp\b|nodes?\b|\branks?\b|\bray\b|split[ _-]mode|tensor[ _-]split|\d ?[x×] ?(?:gpu|nvidia|rtx|h\d00|a\d+|l\d+|\d{4})/,
    passed:
      /--tensor-parallel|--pipeline-parallel|-tp\b|--tp\b|--dp\b|--nnodes|--tensor-split|-ts\b|tensor_parallel|tp_size/,
  },
};
