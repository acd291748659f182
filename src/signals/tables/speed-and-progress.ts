import { ERRORS, type Signal, WORDS } from "../signal.js";

/** Too slow, too much memory, or no progress at all. */
export const SPEED_AND_PROGRESS_SIGNALS = [
  {
    id: "slow-said",
    reason: "the user says that it is slow or slower",
    pattern:
      /\bslow(?:er|ly|ness|down|s)?\b|\btakes? (?:\w+ ){0,3}(?:long(?:er)?|forever|ages|minutes|hours|\d+ ?(?:s|secs?|seconds?|mins?|minutes?|h|hours?)\b)|too (?:long|much time)|(?:long|high|huge|large|big|increased) (?:\w+ )?(?:latency|ttft|tpot|itl|delay|overhead)|latency (?:\w+ ){0,3}(?:increas|high|spik|large|long)|response time|(?:no|without|not (?:any|much|see)) (?:\w+ )?(?:acceleration|speed-?up|speed gain|performance (?:gain|difference|improvement)|faster)|not (?:any )?faster|(?:re-?process|recomput|re-?evaluat)\w* (?:\w+ ){0,3}(?:prompt|every|all|whole|entire|context|token)|sub-?optimal|prompt re-?process|(?:re-?process|re-?evaluat)ing|more than \d+ ?(?:min|hour|sec)|does(?: not|n't) (?:seem to )?(?:improve|help|speed)|(?:much|far|way) longer|很慢|变慢|速度/i,
    unless: /(?:not|isn't|no) slow|slow tokenizer/i,
    parts: WORDS,
    speaksFor: ["abnormal-performance"],
    manifestation: "slow",
    examples: ["Prompt processing is much slower than last week", "each request takes 40 seconds"],
  },
  {
    id: "throughput-said",
    reason: "throughput or its drop is the subject",
    pattern:
      /\bthroughput\b|(?:low|bad|poor|worse|degraded|reduced|terrible|abnormal|inferior|no) (?:\w+ )?(?:performance|speed|speed-?up)|performance (?:\w+ )?(?:regress|degrad|drop|issue|problem|loss|is|gap|decrease|bottleneck|slow|worse)|(?:speed|performance) (?:\w+ )?(?:drop|decreas|reduc|loss|regress)|regression in (?:performance|speed)|\b\d{2,3} ?% (?:slower|drop|faster|less|lower|decrease)|bottleneck|no (?:speed-?up|improvement|performance)|perf(?:ormance)? (?:regression|drop)|性能/i,
    parts: WORDS,
    speaksFor: ["abnormal-performance"],
    manifestation: "slow",
    examples: ["Throughput drops with 64 concurrent requests", "performance regression on Vulkan"],
  },
  {
    id: "speed-figures",
    reason: "rates or latencies are given as numbers",
    pattern:
      /\d(?:\.\d+)? ?(?:tok(?:en)?s?|t)(?: ?\/ ?| per )s(?:ec(?:ond)?)?\b|tokens? per second|\bt\/s\b|ms per token|\b(?:TTFT|TPOT|ITL|E2E latency|req\/s|qps|rps)\b|requests? per second|eval time|\bpp ?\d{2,5}\b|\btg ?\d{2,5}\b/i,
    parts: ["title", "prose", "log", "output"],
    speaksFor: ["abnormal-performance"],
    examples: ["12.4 tokens/s instead of 31 tokens/s", "Mean TTFT (ms): 812.1"],
  },
  {
    id: "speed-figures-in-words",
    reason: "the user states rates in the description or title",
    pattern:
      /\d(?:\.\d+)? ?(?:tok(?:en)?s?|t)(?: ?\/ ?| per )s(?:ec(?:ond)?)?\b|tokens? per second|\bt\/s\b|\b(?:TTFT|TPOT|ITL|req\/s|qps)\b/i,
    parts: WORDS,
    speaksFor: ["abnormal-performance"],
    examples: ["I get 3 t/s on an M2", "TTFT grows to eight seconds"],
  },
  {
    id: "utilisation",
    reason: "device or CPU utilisation is odd",
    pattern:
      /(?:gpu|cpu|core|memory|vram|compute)s? (?:\w+ ){0,2}(?:utili[sz]ation|usage|load|util)\b|under-?utili[sz]|\b100 ?% (?:cpu|gpu|usage|util)|打满|占满|利用率|(?:cpu|gpu)s? (?:\w+ ){0,3}(?:idle|100 ?%|at 0 ?%|0 ?%)|only (?:uses?|using) (?:\w+ ){0,2}(?:core|thread|gpu|cpu)/i,
    parts: WORDS,
    speaksFor: ["abnormal-performance", "resource-manager"],
    manifestation: "high-utilisation",
    examples: ["GPU utilization stays at 20 %", "one process sits at 100% CPU"],
  },
  {
    id: "memory-growth",
    reason: "memory rises over time or is not given back",
    pattern:
      /memory leak|\bleak(?:s|ed|ing|age)?\b|memory (?:\w+ ){0,4}(?:grow|increas|accumulat|rising|climb|keeps|not (?:\w+ )?(?:released|freed)|isn't (?:released|freed))|(?:not|never|doesn't|does not|isn't|without) (?:\w+ ){0,2}(?:releas|free)(?:e|es|ed|ing|s)? (?:\w+ ){0,3}(?:memory|vram|ram|gpu|cache)|(?:memory|vram|ram) (?:\w+ ){0,2}(?:is|was) (?:not|never) (?:\w+ )?(?:released|freed)|内存泄漏|显存/i,
    parts: WORDS,
    speaksFor: ["abnormal-performance", "resource-manager", "incorrect-resource-deallocation"],
    manifestation: "memory-growth",
    examples: ["Host memory keeps growing with each image request", "VRAM is not released after the model is unloaded"],
  },
  {
    id: "memory-use-high",
    reason: "more memory is used than expected",
    pattern:
      /(?:high|huge|excessive|large|more|too much|extra|double|twice|unexpected|increased|additional|lots of) (?:\w+ ){0,2}(?:memory|vram|ram)\b|(?:memory|vram|ram) (?:\w+ ){0,2}(?:usage|consumption|footprint|use)\b|uses? (?:\w+ ){0,3}(?:memory|vram|ram|GB|GiB)\b|consum(?:es?|ing) (?:\w+ ){0,3}(?:memory|vram|ram|GB)/i,
    parts: WORDS,
    speaksFor: ["abnormal-performance", "resource-manager"],
    manifestation: "memory-growth",
    examples: ["Uses twice the memory of the previous build", "high VRAM usage with a small context"],
  },
  {
    id: "hang-said",
    reason: "the user says that there is no progress",
    pattern:
      /\bhangs?\b|\bhanging\b|\bhung\b|\bstuck\b|\bfreez(?:e|es|ing)\b|\bfrozen?\b|\bdead-?lock|\bstall(?:s|ed|ing)?\b|(?:never|not) (?:return|finish|complet|respond|progress|proceed|end)(?:s|es|ed|ing)?\b|no (?:progress|response|further output|reaction)|unresponsive|blocks? (?:forever|indefinitely)|(?:wait(?:s|ing)?|runs?|loads?|loading) (?:\w+ )?(?:forever|indefinitely|endlessly)|does(?:n't| not) (?:respond|return|finish|complete|proceed|progress)|infinite(?:ly)? (?:loop|wait|load)|without (?:any )?(?:further )?progress|stop(?:s|ped)? at ["“`']|no longer (?:respond|answer)|(?:will|would) be hanged|卡住|卡死|挂起|不动/i,
    unless:
      /(?:stuck|hang) (?:in|into) (?:an? )?(?:\w+ )?(?:repet|repeating|loop)|(?:no longer|doesn't|does not|didn't) hang|hanging indent|left hanging|hang of it/i,
    parts: WORDS,
    speaksFor: ["system-hang"],
    manifestation: "stuck",
    examples: ["Server hangs at graph capture with two GPUs", "the request never returns"],
  },
  {
    id: "hang-in-title",
    reason: "the title speaks of no progress",
    pattern:
      /\bhang|\bhung\b|\bstuck\b|\bfreez|\bfrozen\b|dead-?lock|\bstall|unresponsive|not respond|no response|timeout|timed out|\bhalts?\b|infinite (?:load|wait)|卡/i,
    unless: /stuck (?:in|into) (?:an? )?(?:\w+ )?loop|\d ?卡/i,
    parts: ["title"],
    speaksFor: ["system-hang"],
    manifestation: "stuck",
    examples: ["Engine stuck when loading weights", "deadlock in the scheduler with pipeline parallelism"],
  },
  {
    id: "timeout",
    reason: "a timeout or watchdog is named",
    pattern:
      /\btime(?:d)?[- ]?out\b|TimeoutError|watchdog|heartbeat|Timeout waiting|asyncio\.exceptions\.CancelledError|took too long|execution timed/i,
    unless: /\bno (?:error,? )?(?:no |or )?time-?out|without (?:a |any )?time-?out|never times? out/i,
    parts: ERRORS,
    speaksFor: ["system-hang", "communicator"],
    manifestation: "timeout",
    examples: ["Watchdog caught collective operation timeout", "TimeoutError: RPC call to execute_model timed out."],
  },
  {
    id: "restart-needed",
    reason: "only ending the process helps",
    pattern:
      /(?:have|had|need|needs|must|forced) to (?:kill|restart|reboot|ctrl|force)|ctrl[-+ ]?c|kill -9|until (?:i |we |the )?(?:restart|kill)/i,
    parts: WORDS,
    speaksFor: ["system-hang"],
    examples: ["I have to restart the pod every few hours", "Only kill -9 ends it"],
  },
] as const satisfies readonly Signal[];
