import { ERRORS, type Signal } from "../signal.js";

/** Exceptions whose class or message points to a cause. */
export const EXCEPTION_SIGNALS = [
  {
    id: "shape-mismatch",
    reason: "tensor sizes disagree",
    pattern:
      /shapes? (?:mismatch|cannot be multiplied)|mat1 and mat2|size of tensor|size mismatch|must match the (?:size|existing size)|sizes? (?:do not|don't|must|should) match|mismatch(?:ed)? (?:shape|size|dim)|is invalid for input of size|could not be broadcast|expected size|wrong shape|inconsistent tensor size|has wrong shape/i,
    parts: ERRORS,
    speaksFor: ["crash", "mismatched-shape"],
    manifestation: "shape-mismatch",
    examples: [
      "RuntimeError: The size of tensor a (4096) must match the size of tensor b (5120)",
      "mat1 and mat2 shapes cannot be multiplied (12x64 and 128x64)",
    ],
  },
  {
    id: "not-divisible",
    reason: "a size does not divide by the parallel degree or block size",
    pattern:
      /(?:not|must be|should be|isn't) (?:evenly )?divisible|is not a multiple of|must be (?:a )?multiple of|not aligned/i,
    parts: ERRORS,
    speaksFor: ["crash", "mismatched-shape", "misconfiguration"],
    manifestation: "shape-mismatch",
    examples: [
      "Total number of attention heads (28) must be divisible by tensor parallel size (8).",
      "AssertionError: 11008 is not divisible by 3",
    ],
  },
  {
    id: "dtype-mismatch",
    reason: "data types disagree",
    pattern:
      /expected (?:scalar type|m1 and m2|mat1 and mat2|query)|same dtype|but (?:found|got) (?:Half|BFloat16|Float|float\d*|torch\.)|not implemented for '(?:Half|BFloat16|Float8|Byte|Int|Char)|dtype mismatch|mismatched? dtype|unsupported (?:data ?type|dtype|scalar type|tensor type)|unexpected dtype|discards qualifiers|incompatible (?:pointer )?types?|cannot convert|invalid conversion/i,
    parts: ERRORS,
    speaksFor: ["crash", "incorrect-type"],
    manifestation: "dtype-mismatch",
    examples: [
      "RuntimeError: expected scalar type Half but found BFloat16",
      "\"addmm_impl_cpu_\" not implemented for 'Half'",
    ],
  },
  {
    id: "attribute-error",
    reason: "an object lacks an attribute that the code expects",
    pattern: /AttributeError|has no attribute|object is not (?:callable|subscriptable|iterable)|'NoneType' object/i,
    parts: ERRORS,
    speaksFor: ["crash", "misused-api", "incompatible-version"],
    manifestation: "python-exception",
    examples: [
      "AttributeError: 'Config' object has no attribute 'rope_theta'",
      "TypeError: 'NoneType' object is not iterable",
    ],
  },
  {
    id: "unexpected-argument",
    reason: "a call passes or lacks an argument that the called version does not know",
    pattern:
      /unexpected keyword argument|missing \d+ required (?:positional|keyword)|takes \d+ positional|got multiple values for|too many arguments to function|no matching function|incompatible function arguments|overload/i,
    parts: ERRORS,
    speaksFor: ["crash", "misused-api", "incompatible-version"],
    manifestation: "python-exception",
    examples: [
      "TypeError: __init__() got an unexpected keyword argument 'dtype'",
      "missing 1 required positional argument: 'mask'",
    ],
  },
  {
    id: "key-error",
    reason: "a name is missing from a table: weights, config or request",
    pattern: /\bKeyError\b|key .{1,60} not found|IndexError|list index out of range|is not in list/i,
    parts: ERRORS,
    speaksFor: ["crash", "incompatible-model"],
    manifestation: "python-exception",
    examples: ["KeyError: 'layers.0.mlp.experts.w13_weight'", "IndexError: list index out of range"],
  },
  {
    id: "unbound-local",
    reason: "a branch leaves a variable unset",
    pattern:
      /UnboundLocalError|referenced before assignment|not associated with a value|NameError: name|is not defined\b|undefined variable|uninitiali[sz]ed/i,
    parts: ERRORS,
    speaksFor: ["crash", "incorrect-conditional-logic", "incorrect-assignment"],
    manifestation: "python-exception",
    examples: [
      "UnboundLocalError: local variable 'out' referenced before assignment",
      "NameError: name 'fused_moe' is not defined",
    ],
  },
  {
    id: "not-implemented",
    reason: "something is said to be unsupported or not implemented",
    pattern:
      /NotImplementedError|not (?:yet )?implemented|is not (?:yet |currently )?supported|does(?:n't| not) support|unsupported|only supports?\b/i,
    parts: ERRORS,
    speaksFor: ["feature-request", "incompatible-model", "misconfiguration"],
    examples: ["NotImplementedError: chunked prefill with this backend", "LoRA is not yet supported for this model"],
  },
  {
    id: "validation-error",
    reason: "a configuration or request value was refused",
    pattern:
      /ValidationError|pydantic|validation error|invalid (?:choice|argument|value|option|literal)|unrecogni[sz]ed arguments?|unknown (?:argument|option)|error while handling argument|must be (?:one of|set|specified|greater|less|positive|at (?:least|most)|an? )|expected one argument|value error,/i,
    parts: ERRORS,
    speaksFor: ["misconfiguration", "engine-initializer"],
    examples: [
      "pydantic_core.ValidationError: 1 validation error for ModelConfig",
      "error: unrecognized arguments: --foo",
    ],
  },
  {
    id: "context-too-long",
    reason: "the context length or its limit is named",
    pattern:
      /maximum context length|max(?:imum)?_?[ -]?(?:model_?len|seq(?:uence)?_?len(?:gth)?)|context (?:size|length|window) (?:exceeded|is too|of)|exceeds? .{0,40}(?:context|max_model_len|n_ctx|sequence length|maximum length)|longer than the (?:maximum|specified maximum)|prompt is too long|input is too (?:long|large)|n_ctx_(?:train|per_seq)/i,
    parts: ERRORS,
    speaksFor: ["misconfiguration", "incorrect-request-parsing"],
    manifestation: "context-overflow",
    examples: [
      "This model's maximum context length is 4096 tokens.",
      "Token indices sequence length is longer than the specified maximum",
    ],
  },
  {
    id: "module-not-found",
    reason: "a Python package or module is missing",
    pattern:
      /ModuleNotFoundError|No module named|ImportError|cannot import name|PackageNotFoundError|is not installed|please install|DLL load failed/i,
    parts: ERRORS,
    speaksFor: ["crash", "dependent-module-issue", "incompatible-version", "setup-tools"],
    manifestation: "import-error",
    examples: ["ModuleNotFoundError: No module named 'flash_attn'", "ImportError: cannot import name 'LlamaConfig'"],
  },
  {
    id: "shared-library-missing",
    reason: "a shared library or symbol could not be resolved",
    pattern:
      /cannot open shared object|undefined symbol|symbol (?:not found|lookup error)|Library not loaded|version `?(?:GLIBC|CXXABI|GLIBCXX)|(?:lib\w{1,40}\.so(?:\.\d+)*|\w{1,40}\.dll).{0,40}(?:not found|missing|cannot)|procedure entry point/i,
    parts: ERRORS,
    speaksFor: ["crash", "dependent-module-issue", "incompatible-version", "setup-tools"],
    manifestation: "import-error",
    examples: [
      "libcudart.so.12: cannot open shared object file: No such file or directory",
      "undefined symbol: _ZN3c104cuda9SetDeviceEi",
    ],
  },
  {
    id: "file-not-found",
    reason: "a file or path does not exist",
    pattern:
      /FileNotFoundError|No such file or directory|cannot find the (?:file|path)|does not exist|unable to open|failed to open|can't open file/i,
    parts: ERRORS,
    speaksFor: ["crash", "misconfiguration"],
    examples: [
      "FileNotFoundError: [Errno 2] No such file or directory: 'config.json'",
      "error: failed to open model.gguf",
    ],
  },
  {
    id: "permission-or-port",
    reason: "the system refused a file, port or device",
    pattern:
      /PermissionError|Permission denied|Address already in use|EADDRINUSE|Connection refused|ConnectionError|ConnectionResetError|connection (?:reset|closed|aborted)|couldn't bind|Operation not permitted/i,
    parts: ERRORS,
    speaksFor: ["misconfiguration", "incorrect-exception-handling"],
    examples: ["OSError: [Errno 98] Address already in use", "requests.exceptions.ConnectionError: Connection refused"],
  },
  {
    id: "huggingface-hub",
    reason: "the model hub refused or lacks the files",
    pattern:
      /HfHubHTTPError|GatedRepoError|RepositoryNotFound|huggingface_hub\.|LocalEntryNotFound|is not a local folder|HFValidationError|couldn't connect to 'https:\/\/huggingface/i,
    parts: ERRORS,
    speaksFor: ["model-loader", "misconfiguration"],
    manifestation: "model-load-failure",
    examples: [
      "OSError: acme/model is not a local folder and is not a valid model identifier",
      "huggingface_hub.errors.HFValidationError",
    ],
  },
  {
    id: "unsupported-architecture",
    reason: "the engine or converter does not know the architecture",
    pattern:
      /model architectures? .{0,80}(?:not supported|failed to be inspected)|unknown (?:model )?architecture|architecture .{0,60}(?:not supported|unknown)|unknown model|unsupported (?:model|architecture)|does not recogni[sz]e this architecture|not supported for now|has no vLLM implementation|is not supported!|unknown pre-tokenizer|BPE pre-tokenizer was not recognized/i,
    parts: ERRORS,
    speaksFor: ["incompatible-model", "model-loader", "feature-request"],
    manifestation: "unsupported-architecture",
    examples: [
      "error loading model architecture: unknown model architecture: 'acme'",
      "Model architectures ['AcmeForCausalLM'] are not supported for now.",
    ],
  },
  {
    id: "weights-do-not-fit",
    reason: "tensors of the file and of the architecture disagree",
    pattern:
      /missing tensor|tensor .{1,80}not found|wrong number of tensors|not within the file bounds|unexpected key|missing key|done_getting_tensors|weights were not initiali[sz]ed|are not found in|invalid magic|magic (?:number|bytes)|bad magic|corrupt(?:ed)? (?:file|model|weight|checkpoint|tensor|gguf)|(?:file|model|weights?|checkpoint|tensors?|gguf) (?:\w+ ){0,2}corrupt|Can not map tensor|unable to map tensor|safetensors_rust|SafetensorError|HeaderTooLarge/i,
    parts: ERRORS,
    speaksFor: ["crash", "incompatible-model", "model-loader", "model-conversion-tools"],
    manifestation: "model-load-failure",
    examples: [
      "llama_model_load: error loading model: missing tensor 'blk.0.attn_q_norm.weight'",
      "ValueError: Can not map tensor 'model.vision.weight'",
    ],
  },
  {
    id: "model-load-failed",
    reason: "the model could not be loaded",
    pattern:
      /(?:error|failed|fail|unable|cannot|can't|could not) (?:to )?(?:load|loading|open|read)(?:ing)? (?:the )?(?:gguf |ggml |lora |mmproj |vision |draft )?(?:model|weights|checkpoint|adapter|tokenizer|file)|llama_init_from|llama_load_model|load_model: failed|init_from_params: failed/i,
    parts: ERRORS,
    speaksFor: ["crash", "model-loader"],
    manifestation: "model-load-failure",
    examples: [
      "srv load_model: failed to load model, 'a.gguf'",
      "llama_model_load: error loading model: vocab mismatch",
    ],
  },
] as const satisfies readonly Signal[];
