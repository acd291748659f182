import { RUNS, type Signal, WORDS } from "../signal.js";

/** Subsystems and techniques that a report is about: they point to components. */
export const SUBJECT_SIGNALS = [
  {
    id: "lora",
    reason: "a LoRA adapter is involved",
    pattern: /\blora\b|--lora|\badapters?\b|\bpunica\b|\bsgmv\b/i,
    parts: RUNS,
    speaksFor: ["model-loader"],
    manifestation: "lora",
    examples: ["vllm serve base --enable-lora", "the LoRA adapter is not applied"],
  },
  {
    id: "speculative-decoding",
    reason: "speculative decoding is involved",
    pattern:
      /speculati(?:ve|on)|\bspec[_-]?(?:decode|decoding|config)|\beagle\d?\b|\bmedusa\b|\bMTP\b|draft[_ -]?model|--draft|\bngram\b|lookahead|nextn/i,
    parts: RUNS,
    speaksFor: ["operators", "job-manager"],
    manifestation: "speculative-decoding",
    examples: ["--speculative-algorithm EAGLE", "Draft model with another vocabulary"],
  },
  {
    id: "multimodal",
    reason: "image, audio or video input is involved",
    pattern:
      /multi-?modal|\bimage[_ -](?:input|url|token|request|feature|process|placeholder|size|embed|data|path|pad|grid|understanding)|(?:input|multiple|two|several|single|one|more|many|base64|each|send(?:ing)?|with|an?) images?\b|<\|?image|image-?text|\bvideos?\b|\baudio\b|\bvision\b|\bVLM\b|llava|qwen2?(?:\.5)?-?(?:vl|omni|audio)|internvl|minicpm-?v|pixtral|\bmmproj\b|\bmtmd\b|\bclip\b|whisper|mllama|phi-?3(?:\.5)?-?v|gemma-?3.{0,20}image|limit-mm-per-prompt|pixel_values/i,
    unless: /docker|container|base image|image:|kernel image|disk image|release image|limit_mm_per_prompt=/i,
    parts: RUNS,
    speaksFor: ["input-processor", "insufficient-multimodal-support"],
    manifestation: "multimodal",
    examples: ["image input crashes the server", "--limit-mm-per-prompt image=4"],
  },
  {
    id: "multimodal-in-title",
    reason: "the title names image, audio or video models",
    pattern:
      /multi-?modal|\bimage[_ -](?:input|url|token|request|feature|process|placeholder|size|embed|data|path|pad|grid|understanding)|(?:input|multiple|two|several|single|one|more|many|base64|each|send(?:ing)?|with|an?) images?\b|<\|?image|image-?text|\bvideos?\b|\baudio\b|\bvision\b|\bVLM\b|llava|-?vl\b|omni|internvl|minicpm-?[vo]|pixtral|\bmmproj\b|\bclip\b|whisper|mllama/i,
    unless: /docker|container image|base image|kernel image/i,
    parts: ["title"],
    speaksFor: ["input-processor", "insufficient-multimodal-support"],
    manifestation: "multimodal",
    examples: ["Qwen2-VL fails with two images", "audio input is ignored"],
  },
  {
    id: "tokenizer",
    reason: "tokenisation is involved",
    pattern:
      /tokeni[sz](?:er|ers|ation|e|es|ed|ing)\b|\bBPE\b|sentencepiece|tiktoken|\bBOS\b|special tokens?|added_tokens|vocab(?:ulary)?\b|pre-?tokenizer|token ids?\b|prompt_token_ids/i,
    parts: WORDS,
    speaksFor: ["input-processor", "incorrect-tokenization"],
    examples: ["The tokenizer adds two BOS tokens", "special tokens are split"],
  },
  {
    id: "detokenizer",
    reason: "turning token ids into text is involved",
    pattern:
      /de-?tokeni[sz]|skip_special_tokens|replacement character|missing (?:white)?spaces?|utf-?8|unicode|emoji|encoding|surrogate|byte fallback|incremental decod/i,
    parts: ["title", "prose", "log", "trace"],
    speaksFor: ["output-processor", "incorrect-detokenization", "incorrect-character-encoding"],
    examples: ["Detokenizer drops spaces in Chinese text", "UnicodeDecodeError: 'utf-8' codec can't decode byte"],
  },
  {
    id: "chat-template",
    reason: "the chat template is involved",
    pattern:
      /chat[_ -]?template|\bjinja2?\b|apply_chat_template|system (?:prompt|message|role)|--jinja|prompt template|add_generation_prompt|\bminja\b|role[s]? must alternate/i,
    parts: RUNS,
    speaksFor: ["input-processor", "incorrect-tokenization"],
    examples: ["chat template is not read from the model", "jinja2.exceptions.TemplateError: roles must alternate"],
  },
  {
    id: "collectives",
    reason: "collective communication is named",
    pattern:
      /\bNCCL|\bRCCL|\bgloo\b|\bMPI\b|mpirun|all-?reduce|all-?gather|ProcessGroup|custom_all_reduce|nvshmem|deep_?ep|\binfiniband\b|\bRDMA\b|init_process_group|torch\.distributed|distributed_init|TCPStore|mooncake|\bnixl\b|\bIB\b|GLOO_/,
    parts: RUNS,
    speaksFor: ["communicator"],
    manifestation: "nccl",
    examples: ["NCCL error: unhandled cuda error", "stuck in custom_all_reduce"],
  },
  {
    id: "several-devices",
    reason: "several devices or nodes are used",
    pattern:
      /tensor[_ -]?parallel(?:ism|[_-]?size)?|pipeline[_ -]?parallel|data[_ -]?parallel|expert[_ -]?parallel|--(?:tp|dp|ep|pp)(?:-size)?[ =]\d|-tp[ =]\d|multi-?(?:gpu|node)|multiple (?:gpus|nodes|cards|devices)|(?:two|three|four|eight|2|3|4|8|16) ?(?:x|×)? ?(?:gpus|nodes|cards|A100|H100|H200|H20|4090|3090|L40)|--nnodes|tensor[_-]split|\bray\b|--rpc|split-mode|world_size/i,
    parts: RUNS,
    speaksFor: ["communicator", "concurrency-issue", "incorrect-multi-device-management"],
    manifestation: "multi-gpu",
    examples: ["--tensor-parallel-size 4", "fails only on multi-node"],
  },
  {
    id: "device-selection",
    reason: "choice or division of devices is the subject",
    pattern:
      /CUDA_VISIBLE_DEVICES|HIP_VISIBLE_DEVICES|ONEAPI_DEVICE_SELECTOR|GGML_VK_VISIBLE|main[_-]gpu|--device\b|device[_-]?(?:map|id|index|order)|tensor-split|\b-ts\b|wrong (?:gpu|device)|(?:first|second|other|specific|which|another|only one) gpu|gpu[_ -]?id/i,
    parts: ["title", "prose", "command"],
    speaksFor: ["resource-manager", "incorrect-multi-device-management"],
    examples: ["CUDA_VISIBLE_DEVICES=1 is not honoured", "it uses the wrong GPU"],
  },
  {
    id: "ray",
    reason: "Ray runs the workers",
    pattern: /\bray\b|RayWorker|ray::|placement group|ray cluster|distributed-executor-backend/i,
    parts: RUNS,
    speaksFor: ["communicator"],
    manifestation: "multi-gpu",
    examples: ["ray.exceptions.RayTaskError(ValueError)", "--distributed-executor-backend ray"],
  },
  {
    id: "scheduler",
    reason: "scheduling, batching, slots or queues are named",
    pattern:
      /\bschedul(?:er|ing|e)\b|\bpreempt|\bslots?\b|continuous batching|batch(?:ing|ed)? (?:request|size|inference)|queue|waiting requests|max[_-]num[_-]seqs|--parallel\b|-np \d|abort(?:ed)? request|disconnect|cancel(?:led|lation)?|overlap[_-]schedule|chunked[_ -]?prefill/i,
    parts: ["title", "prose", "trace", "log"],
    speaksFor: ["job-manager", "concurrency-issue"],
    examples: ["Scheduler never admits the second request", "slot is not released after the client disconnects"],
  },
  {
    id: "attention-kernel",
    reason: "an attention implementation is named",
    pattern:
      /flash[_ -]?attn|flash[_ -]?attention|flash-?infer|flash-?mla|xformers|paged[_ -]?attention|\bMLA\b|triton[_ -]attn|sliding window|attention (?:backend|kernel|mask|sink)|\bFA[23]\b|--attention-backend|VLLM_ATTENTION_BACKEND|\bfattn\b|-fa\b/i,
    parts: RUNS,
    speaksFor: ["operators"],
    examples: ["Crash in the flashinfer backend", "llama-server -fa on"],
  },
  {
    id: "kernel-or-operator",
    reason: "kernels, operators or graph compilation are named",
    pattern:
      /\bkernels?\b|\bmatmul\b|\bgemm\b|mul_mat|cutlass|\btriton\b|torch\.compile|inductor|cuda[_ ]?graph|fused[_ -]?moe|\bmoe\b|\bmarlin\b|machete|rms_?norm|\brope\b|softmax|top[_-]?[kp]\b.{0,20}kernel|aten::|ggml_(?:cuda|vk|metal|sycl|compute|mul|cpu)|custom op|torch\.ops|_custom_ops|ggml-cuda|sgl_kernel|sgl-kernel|deep_?gemm|vec_dot|test-backend-ops|ptxas/i,
    unless: /kernel errors might be asynchronously|kernel version|kernel image/i,
    parts: ["title", "prose", "trace", "log"],
    speaksFor: ["operators"],
    examples: ["fused_moe kernel fails on L40S", "mul_mat gives wrong values for small batches"],
  },
  {
    id: "quantization",
    reason: "a quantised model or cache is involved",
    pattern:
      /\bquant(?:i[sz](?:ed|ation|e))?\b|\bawq\b|\bgptq\b|\bfp8\b|\bnvfp4\b|\bfp4\b|\bint[48]\b|\bw[48]a(?:4|8|16)\b|bitsandbytes|\bbnb\b|\bIQ\d_|\bQ\d_[01K]|\bmarlin\b|compressed-tensors|modelopt|\bggml_type|kv[_-]cache[_-]dtype|\bmxfp4\b|smoothquant|--load-in-/i,
    parts: RUNS,
    speaksFor: ["operators", "mismatched-precision"],
    manifestation: "quantization",
    examples: ["--quantization awq_marlin", "IQ3_XXS gives wrong answers on Metal"],
  },
  {
    id: "sampling",
    reason: "sampling or penalties are the subject",
    pattern:
      /\bsampl(?:er|ers|ing)\b|temperature|top[_-]?[pk]\b|min[_-]?p\b|repetition[_ -]?penalty|presence[_ -]?penalty|frequency[_ -]?penalty|logit[_ -]?bias|logits?[_ -]?processor|beam search|\bseed\b|mirostat|n_probs/i,
    parts: WORDS,
    speaksFor: ["output-processor", "operators"],
    examples: ["repetition_penalty changes greedy results", "top_k=1 is not greedy"],
  },
  {
    id: "embedding-or-rerank",
    reason: "embeddings, scores or classification are the subject",
    pattern:
      /\bembeddings?\b|rerank|reward model|\bpooling\b|\/v1\/(?:embeddings|score|rerank)|--task (?:embed|score|classify|reward)|cross-?encoder|\bbert\b/i,
    parts: WORDS,
    speaksFor: ["output-processor", "request-parser"],
    examples: ["Embeddings differ from sentence-transformers", "/v1/rerank returns scores out of order"],
  },
  {
    id: "server-api",
    reason: "the HTTP server or its API is the subject",
    pattern:
      /\/v1\/\w+|\bcurl\b|\bendpoints?\b|openai[_ -](?:api|client|compatible|server)|api[_ -]?server|api_key|\bCORS\b|fastapi|uvicorn|http server|\brouter\b|request body|\bheaders?\b|httplib|chat\/completions/i,
    parts: WORDS,
    speaksFor: ["request-parser"],
    examples: ["curl to /v1/completions returns 404", "CORS header is missing"],
  },
  {
    id: "benchmark-tool",
    reason: "a benchmark, test or evaluation tool is the subject",
    pattern:
      /benchmark_\w+\.py|bench_(?:serving|one_batch|offline|speculative)|llama-bench|llama-batched-bench|\btest_\w+\.py|\bpytest\b|test-\w+-\w+|unit tests?|\bCI\b|lm[-_]eval|perplexity (?:tool|example)|failing test|flaky/i,
    parts: ["title", "prose", "command", "trace"],
    speaksFor: ["tester-benchmarker"],
    examples: ["benchmark_serving.py divides by zero", "pytest tests/kernels fails on main"],
  },
  {
    id: "loader-frame",
    reason: "a stack frame or message lies in model loading code",
    pattern:
      /load_weights|weight_loader|weight_utils|model_loader|load_model\b|from_pretrained|safetensors|get_model_config|AutoConfig|AutoModel|load_tensors|llama_model_load|llm_load|model registry|registry\.py|get_model_architecture|hf_config|resolve_/,
    parts: ["title", "prose", "log", "trace"],
    speaksFor: ["model-loader"],
    examples: ['File "engine/model_loader/loader.py", line 402, in load_model', "llama_model_load: error"],
  },
  {
    id: "initialiser-frame",
    reason: "a stack frame or message lies in argument handling, profiling or warm-up",
    pattern:
      /arg_utils|engine_args|server_args|create_engine_config|ModelConfig|VllmConfig|profile_run|determine_num_available_blocks|determine_available_memory|capture_model|warm-?up|init_memory_pool|_initialize_kv_caches|CudaGraphRunner|capture cuda graph|cuda graph capture|initialize_cache|argparse/i,
    parts: ["title", "prose", "log", "trace"],
    speaksFor: ["engine-initializer"],
    examples: ["in determine_num_available_blocks", "Capture cuda graph failed: out of memory"],
  },
  {
    id: "communicator-frame",
    reason: "a stack frame lies in communication code",
    pattern:
      /parallel_state\.py|pynccl|device_communicators|distributed\/|shm_broadcast|custom_all_reduce|multiproc_executor|ray_(?:gpu_)?executor|broadcast_tensor_dict|ggml-rpc|rpc-server|MessageQueue|zmq/i,
    parts: ["title", "prose", "log", "trace"],
    speaksFor: ["communicator"],
    examples: [
      'File "vllm/distributed/parallel_state.py", line 12',
      "No available shared memory broadcast block found (shm_broadcast)",
    ],
  },
  {
    id: "server-frame",
    reason: "a stack frame lies in the API server",
    pattern:
      /entrypoints\/openai|serving_(?:chat|completion|engine|embedding)|api_server\.py|http_server\.py|openai_api|starlette|uvicorn\/protocols|server\.cpp|serving_base|protocol\.py|adapter\.py/,
    parts: ["log", "trace", "prose"],
    speaksFor: ["request-parser"],
    examples: ['File "vllm/entrypoints/openai/serving_chat.py", line 9', "starlette/routing.py"],
  },
  {
    id: "rope-or-long-context",
    reason: "position encoding or long context is the subject",
    pattern:
      /\brope\b|rope[_-]?scaling|\byarn\b|long[- ]context|context (?:length|window|size)|\b(?:32|64|100|128|200|256)k\b|position(?:al)? (?:embedding|encoding|ids)/i,
    parts: WORDS,
    speaksFor: ["operators", "model-loader"],
    examples: ["wrong answers past 32k tokens", "rope_scaling is read wrongly"],
  },
] as const satisfies readonly Signal[];
