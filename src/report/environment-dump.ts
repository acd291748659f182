import type { LineSpan } from "./issue-report.js";
import type { ReportLine } from "./report-lines.js";

/**
 * Lines of the programs that describe a machine. `strong` lines come from nowhere else; `weak` ones count beside others.
 * Start-up lines of an engine are no environment: they are its log.
 */
export const ENVIRONMENT_LINES: readonly { id: string; strength: "strong" | "weak"; pattern: RegExp }[] = [
  {
    id: "collect-env",
    strength: "strong",
    pattern:
      /^\s{0,4}(?:Collecting environment information|PyTorch version ?:|Is debug build ?:|CUDA used to build PyTorch ?:|ROCM used to build PyTorch ?:|GCC version ?:|Clang version ?:|CMake version ?:|Libc version ?:|Python platform ?:|Is CUDA available ?:|CUDA runtime version ?:|CUDA_MODULE_LOADING set to ?:|GPU models and configuration ?:|Nvidia driver version ?:|cuDNN version ?:|HIP runtime version ?:|MIOpen runtime version ?:|Is XNNPACK available ?:|Versions of relevant libraries ?:|\[(?:pip3?|conda)\] |ROCM Version ?:|Neuron SDK Version ?:|v?LLM Version ?:|vLLM Build Flags ?:|CUDA Archs: |GPU Topology ?:|Environment Variables$|System Info$|PyTorch Info$|CUDA \/ GPU Info$|CPU Info$|Is XPU available|OS {1,20}: )/,
  },
  {
    id: "check-env",
    strength: "strong",
    pattern:
      /^\s{0,4}(?:sys\.platform|MUSA available|CUDA available|CUDA_HOME|GPU \d[\d,]{0,40}|GPU \d[\d,]{0,40} Compute Capability|NVCC|CUDA Driver Version|NVIDIA Topology|AMD Topology|Ascend Topology|Hypervisor vendor|ulimit soft|PyTorch compiling details|TorchVision|LMDeploy|OpenCV|MMEngine|flashinfer|flashinfer_python|flashinfer_cubin|sgl_kernel|sglang|transformers|torchao|huggingface_hub|interegular|modelscope|orjson|outlines|python-multipart|pyzmq|uvloop|xgrammar|triton|hf_transfer|litellm|tiktoken|decord2?|decord|llguidance|packaging|psutil|pydantic|aiohttp|fastapi|uvicorn|openai|anthropic|numpy|requests|tqdm|zmq|multipart|ipython|vllm) ?: /,
  },
  {
    id: "ds-report",
    strength: "strong",
    pattern:
      /^(?:DeepSpeed C\+\+\/CUDA extension op report|DeepSpeed general environment info|torch install path|deepspeed install path|deepspeed info|torch cuda version|torch hip version|nvcc version|deepspeed wheel compiled w\.|shared memory \(\/dev\/shm\) size|ninja \.{3,}|op name \.{3,}|JIT compiled ops requires ninja|\w+ \.{3,} ?\[(?:NO|YES|OKAY)\])/,
  },
  {
    id: "nvidia-smi",
    strength: "strong",
    pattern:
      /NVIDIA-SMI \d|Driver Version: \d|^\|\s{1,4}GPU {2}(?:Name|Fan)|^\|.{0,40}\bTemp\b.{0,40}\bPerf\b|^\|\s{1,6}\d{1,3} {2}(?:NVIDIA|Tesla|GeForce|Quadro)\b|^\|\s{0,4}Processes: |\d{1,6}MiB \/\s{1,6}\d{1,6}MiB|No running processes found|^\|\s{1,12}MIG M\.|^\|\s{0,10}GPU {3}GI {3}CI/,
  },
  {
    id: "topology",
    strength: "strong",
    pattern:
      /^(?:\s{0,8}(?:GPU|NIC|NPU)\d{1,2}(?:\s{1,12}(?:X|NV\d{1,2}|PIX|PXB|PHB|NODE|SYS|GPU\d{1,2}|NIC\d{1,2}|HCCS)){1,40}|\s{0,8}X {4}= Self|\s{0,8}(?:SYS|NODE|PHB|PXB|PIX|NV#) {2,4}= Connection|NIC Legend:|Legend:$|\s{0,8}NIC\d{1,2}: mlx)/,
  },
  {
    id: "rocm",
    strength: "strong",
    pattern:
      /^(?:=+ ?ROCm System Management|=+ ?End of ROCm|ROCk module is loaded|HSA System Attributes|HSA Agents|Agent \d{1,2}$|\*{3} Done \*{3}|\s{0,8}(?:Runtime Version|System Timestamp Freq|Sig\. Max Wait|Machine Model|System Endianness|Mwaitx|DMAbuf Support|Marketing Name|Vendor Name|Max Queue Number|Chip ID|ASIC Revision|Cacheline Size|Internal Node ID|Compute Unit|SIMDs per CU|Shader Engines|Wavefront Size|Workgroup Max Size|Max Waves Per CU|Segment|Alloc Granule|Alloc Alignment|Fast F16 Operation|ISA \d|Accessible by all|Queue (?:Min|Max) Size|Device Type|Pool \d|Features|Profile|Coherent Host Access|Memory Properties|BDFID|Float Round Mode|Max Clock Freq)\b)/,
  },
  {
    id: "lscpu",
    strength: "strong",
    pattern:
      /^\s{0,8}(?:Architecture|CPU op-mode\(s\)|Address sizes|Byte Order|CPU\(s\)|On-line CPU\(s\) list|Vendor ID|Model name|CPU family|Thread\(s\) per core|Core\(s\) per (?:socket|cluster)|Socket\(s\)|Stepping|Frequency boost|CPU(?:\(s\) scaling)? (?:max |min )?MHz|BogoMIPS|Virtualization(?: type)?|Hypervisor vendor|L1d(?: cache)?|L1i(?: cache)?|L2(?: cache)?|L3(?: cache)?|NUMA node\(s\)|NUMA node\d{1,3} CPU\(s\)|Vulnerability [A-Z][\w ]{2,40}|Caches \(sum of all\)|NUMA):(?:\s|$)/,
  },
  { id: "cpu-flags", strength: "strong", pattern: /^\s{0,8}Flags:\s{1,40}|\bfpu vme de pse tsc msr pae\b/ },
  {
    id: "vulkaninfo",
    strength: "strong",
    pattern:
      /^(?:VULKANINFO|Vulkan Instance Version|Instance Extensions:|Device Properties and Extensions|VkPhysicalDevice\w{3,60}:|\s{0,4}GPU id {1,3}: \d)/,
  },
  {
    id: "tgi-env",
    strength: "strong",
    pattern:
      /^(?:Runtime environment:|Target: |Cargo version: |Commit sha: |Docker label: |nvidia-smi:|xpu-smi:|hpu-smi:)/,
  },
  {
    id: "docker-info",
    strength: "strong",
    pattern:
      /^\s{0,4}(?:Server Version|Storage Driver|Cgroup Driver|Docker Root Dir|Kernel Version|Operating System|OSType|Total Memory|Containerd version|Default Runtime|Runtimes|Logging Driver): /i,
  },
  {
    id: "os-release",
    strength: "strong",
    pattern:
      /^(?:PRETTY_NAME|VERSION_ID|VERSION_CODENAME|ID_LIKE|UBUNTU_CODENAME|DISTRIB_\w{2,20})=|^(?:Distributor ID|Codename):/,
  },
  {
    id: "conda-list",
    strength: "strong",
    pattern: /^# packages in environment at |^# Name {2,}Version|^Package {2,}Version\b|^-{3,60} -{3,60}$/,
  },
  {
    id: "pip-package",
    strength: "weak",
    pattern:
      /^\s{0,4}[A-Za-z][\w.-]{1,60}(?: {2,60}|\t{1,6}|==)v?\d{1,6}(?:\.\w{1,20}){1,5}(?:[+.-][\w.]{1,40})?(?:\s{1,60}\S{1,100}){0,3}\s{0,4}$/,
  },
  {
    id: "collect-env-keys",
    strength: "weak",
    pattern:
      /^\s{0,4}(?:OS|Python version|Python|PyTorch|CPU|GCC|GPU \d{1,2}|CUDA|vLLM|LD_LIBRARY_PATH|CUDA_\w{2,40}|NVIDIA_\w{2,40}|NCCL_\w{2,40}|VLLM_\w{2,60}|TORCH\w{0,40}|OMP_NUM_THREADS|PYTORCH_\w{2,60}|HF_\w{2,40}|TORCHINDUCTOR_\w{2,60}|VERBOSE|MAX_JOBS|LOCAL_RANK|NO_PROXY|PATH)(?: ?: |=|:$)/i,
  },
  { id: "table-border", strength: "weak", pattern: /^(?:[+|][-=+|\s]{10,200}[+|]?|={10,200}|-{10,200})\s{0,4}$/ },
  { id: "table-row", strength: "weak", pattern: /^\|.{20,300}\|\s{0,4}$/ },
  { id: "dotted", strength: "weak", pattern: /^\s{2,12}[A-Z][\w ()/.#-]{2,40}:\s{2,30}\S/ },
];

const FIRST_PASS = ENVIRONMENT_LINES.filter(({ strength }) => strength === "strong");
const SECOND_PASS = ENVIRONMENT_LINES.filter(({ strength }) => strength === "weak");

/** Lines of another kind that may stand within a dump. */
const MAX_GAP = 3;
/** Dumps with fewer points (strong lines 2, weak lines 1) are a user's own words about the machine. */
const MIN_POINTS = 6;
/** A package list without any heading line. */
const MIN_PACKAGES = 5;

function points(text: string): number {
  const head = text.length > 400 ? text.slice(0, 400) : text;
  if (FIRST_PASS.some(({ pattern }) => pattern.test(head))) return 2;
  return SECOND_PASS.some(({ pattern }) => pattern.test(head)) ? 1 : 0;
}

/**
 * Takes the lines `from`..`to` of one region and gives the stretches that are environment dumps.
 */
export function environmentRuns(lines: readonly ReportLine[], from: number, to: number): LineSpan[] {
  const runs: LineSpan[] = [];
  let start = 0;
  let end = 0;
  let gap = 0;
  let strong = 0;
  let total = 0;
  const flush = (): void => {
    const isDump = strong >= 1 ? total >= MIN_POINTS : total >= MIN_PACKAGES;
    if (start > 0 && isDump) runs.push({ startLine: start, endLine: end });
    start = 0;
    gap = 0;
    strong = 0;
    total = 0;
  };
  for (let number = from; number <= to; number++) {
    const line = lines[number - 1];
    if (line === undefined || line.blank) continue;
    const value = points(line.text);
    if (value === 0) {
      gap++;
      if (gap > MAX_GAP) flush();
      continue;
    }
    if (start === 0) start = number;
    end = number;
    gap = 0;
    total += value;
    if (value === 2) strong++;
  }
  flush();
  return runs;
}
