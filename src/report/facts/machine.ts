import type { Backend, Fact, ReportFacts } from "../issue-report.js";
import type { FactLine } from "./fact-rule.js";

type Os = NonNullable<ReportFacts["os"]>["value"];

/** Names of operating systems, in the order in which they are tried: WSL says Linux as well. */
export const OS_NAMES: readonly { os: Os; pattern: RegExp }[] = [
  { os: "wsl", pattern: /\bWSL ?2?\b|\bWindows Subsystem for Linux\b|microsoft-standard/i },
  { os: "android", pattern: /\bAndroid\b|\bTermux\b/i },
  { os: "ios", pattern: /\biOS ?\d{0,2}\b|\biPadOS\b|\biPhone\b/ },
  {
    os: "windows",
    pattern: /\bWindows(?: Server)?(?: ?(?:1[01]|7|8|20\d\d))?\b|\bwin(?:32|64|1[01])\b|\bMSYS2\b|\bMinGW/i,
  },
  { os: "macos", pattern: /\bmac ?OS\b|\bMac\b|\bDarwin\b|\bOS ?X\b|\b(?:Sonoma|Sequoia|Ventura)\b/i },
  { os: "freebsd", pattern: /\bFreeBSD\b|\bBSD\b/i },
  {
    os: "linux",
    pattern:
      /\bLinux\b|\b(?:Ubuntu|Debian|Fedora|CentOS|Red Hat|RHEL|Rocky|Alpine|Arch|Manjaro|openSUSE|SUSE|Gentoo|NixOS|Amazon Linux|Linux Mint|Kali|Proxmox|TencentOS|Alibaba|openEuler|Kylin|Jetpack)\b/i,
  },
];

const OS_KEYS = new Set([
  "os",
  "operating system",
  "operating systems",
  "os version",
  "platform",
  "system",
  "os name",
  "distributor id",
  "description",
  "pretty_name",
  "operating system (e.g. ubuntu/windows/macos/...)",
]);
const OS_VERSION =
  /\b((?:Ubuntu|Debian(?: GNU\/Linux)?|Fedora(?: Linux)?|CentOS(?: Linux)?|Red Hat Enterprise Linux|RHEL|Rocky Linux|Alpine Linux|Windows(?: Server)?|mac ?OS|Mac OS X|Amazon Linux|Android|iOS|FreeBSD|Arch Linux|openSUSE \w+|TencentOS Server|openEuler|Linux Mint)(?: (?:Sonoma|Sequoia|Ventura|Monterey))? ?(?:release |version |Stream )?v?\d[\d.]{0,12}(?![\d.]{0,12}-\d)(?: ?LTS)?)/i;

/** Takes the lines that may state facts and gives the operating system: by its own field, then by name in words. */
export function readOs(facts: readonly FactLine[]): Pick<ReportFacts, "os" | "osVersion"> {
  const stated = facts.filter(
    ({ key, section, kind }) =>
      section === "operating-system" || (OS_KEYS.has(key) && kind !== "log" && kind !== "code"),
  );
  const spoken = facts.filter(({ kind }) => kind === "prose" || kind === "title" || kind === "environment");
  const built = facts.filter(({ text }) =>
    /built with |\bbuild: |-linux-gnu|-apple-darwin|^\s{0,4}uname|PS [A-Z]:\\|[A-Z]:\\Users\\/.test(text),
  );
  return { os: findOs(stated) ?? findOs(built) ?? findOs(spoken), osVersion: findOsVersion([...stated, ...spoken]) };
}

function findOs(lines: readonly FactLine[]): Fact<Os> | null {
  for (const { text, number } of lines) {
    const path = /\b[A-Z]:\\(?:Users|Windows|Program)|-w64-mingw|x64-windows|\bfor Win\b|MSVC \d/.test(text);
    const os = path ? "windows" : OS_NAMES.find(({ pattern }) => pattern.test(text))?.os;
    if (os !== undefined) return { value: os, line: number };
  }
  return null;
}

function findOsVersion(lines: readonly FactLine[]): Fact<string> | null {
  for (const { text, number } of lines) {
    const version = OS_VERSION.exec(text)?.[1];
    if (version !== undefined) return { value: version.trim(), line: number };
  }
  return null;
}

/** Names of accelerators as users and drivers write them. */
const GPU_NAME =
  /(?<![#/\w-])((?:NVIDIA |AMD |Intel )?(?:GeForce )?(?:RTX|GTX) ?(?:PRO |A|Pro )?\d{3,4}(?: ?(?:Ti|SUPER|Super|super|D|Ada))*(?: (?:Laptop|Mobile|Blackwell)[\w ]{0,20})?|(?:NVIDIA |Tesla )?(?:A100|A800|A10G?|A16|A30|A40|H100|H200|H20|H800|B100|B200|B300|GB200|GB300|GH200|L40S|L40|L20|L4|V100S?|P100|P40|M40|K80|T4G?)(?:[- ](?:SXM\d?|PCIe|PCIE|NVL|HBM3e?|\d{2,3} ?GB|\d{2,3}G))*(?![\w.])|(?:Quadro|TITAN) [A-Z]{1,4}\w{0,6}(?: \d{3,4})?|(?:AMD )?(?:Instinct )?MI(?:25|50|60|100|210|250X?|300[AX]?|308X|325X|350X?|355X)|(?:AMD )?Radeon(?:\(TM\))?(?: (?:RX|Pro|PRO|VII|Vega|Graphics|W)){1,2}(?: ?\w?\d{3,4}[A-Z]{0,3}(?: XTX?| GRE)?)?|RX ?\d{4}(?: ?XTX?| ?GRE)?|7900 ?XTX?|Apple M\d(?: (?:Pro|Max|Ultra))?|\bM[1-5] (?:Pro|Max|Ultra)\b|(?:Intel )?(?:\(R\) )?Arc(?:\(TM\))? ?[AB]\d{2,3}M?|Data Center GPU (?:Max|Flex) \d{3,4}|Jetson (?:AGX |Orin |Xavier |Nano ?){1,3}|(?:AGX )?Orin(?: Nano| NX)?|Gaudi ?[23]?|Ascend ?\d{3}\w{0,3}|TPU ?v\d\w{0,2}|Adreno(?:\(TM\)|™)? ?\w?\d{1,3}|Mali-\w{2,6}|DGX Spark|GB10|gfx\d{3,4}\w?)/;

const GPU_LINE = /^\s{0,4}GPU (\d[\d,]{0,40}): (?!Compute)(.{3,100})/;
const GPU_DEVICE =
  /^\s{0,4}(?:Device \d{1,2}: |ggml_vulkan: {1,2}\d{1,2} = |ggml_metal_init: GPU name: {1,4}|Marketing Name: {1,20})(.{3,80}?)(?:,? compute capability.*|, VMM.*| \(.*| \|.*)?$/;
const GPU_COUNT =
  /\bfound (\d{1,3}) (?:CUDA|ROCm|Vulkan|SYCL|HIP) devices|(?:^|[^\w.-])(\d{1,3}) {0,2}[x×X*] {0,2}(?:NVIDIA |AMD |Nvidia |nvidia )?(?:GeForce |Tesla )?(?:RTX|GTX|[AHLVT]\d{1,3}0?S?\b|B\d00|MI\d|GPUs?\b|40?90|3090)|\b(\d{1,3}) GPUs?\b/;
const MAX_GPUS = 16;

/** Takes the lines that may state facts and gives the accelerators that they name and how many there are. */
export function readGpus(facts: readonly FactLine[]): Pick<ReportFacts, "gpus" | "gpuCount"> {
  const gpus = new Map<string, Fact<string>>();
  let highest = -1;
  let listed = 0;
  let stated: Fact<number> | null = null;
  const add = (name: string, line: number): void => {
    const value = name.trim();
    if (value !== "" && gpus.size < MAX_GPUS && !gpus.has(value.toLowerCase()))
      gpus.set(value.toLowerCase(), { value, line });
  };
  for (const { text, number, kind, section } of facts) {
    if (kind === "code" || kind === "trace" || kind === "output") continue;
    const head = text.slice(0, 300);
    const row = GPU_LINE.exec(head);
    if (row !== null) {
      for (const index of (row[1] ?? "").split(",")) highest = Math.max(highest, Number(index));
      if (listed === 0) listed = number;
      add((row[2] ?? "").replace(/\(UUID.*$/, ""), number);
      continue;
    }
    const device = GPU_DEVICE.exec(head)?.[1];
    if (device !== undefined && !/CPU|Processor/.test(device)) add(device, number);
    else if (kind !== "log" || section === "hardware" || /\bGPU\b|NVIDIA|AMD|device/i.test(head)) {
      const name = GPU_NAME.exec(head)?.[1];
      if (name !== undefined && kind !== "command") add(name, number);
    }
    const count = kind === "command" ? null : GPU_COUNT.exec(head);
    const value = Number(count?.slice(1).find((group) => group !== undefined) ?? 0);
    if (stated === null && value > 0 && value <= 512) stated = { value, line: number };
  }
  const counted = highest >= 0 && highest < 512 ? { value: highest + 1, line: listed } : null;
  return { gpus: [...gpus.values()], gpuCount: counted ?? stated };
}

const CPU_KEYS = new Set(["model name", "cpu", "cpu model", "cpu name", "processor"]);
const CPU_NAME =
  /\b((?:AMD |Intel\(R\) |Intel )?(?:EPYC|Ryzen|Threadripper|Xeon|Core(?:\(TM\))?|Celeron|Pentium|Atom|Neoverse|Grace)(?:\(R\)|\(TM\))?(?: (?:Threadripper|Platinum|Gold|Silver|Bronze|PRO|Pro|AI|Ultra|Max\+?|i[3579]|CPU|[3579]|\d{3,5}\w{0,4}|HX|E\d-\d{4}|W-\d{4}|v\d|@)[\w.+-]{0,10}){1,6}|i[3579]-\d{4,5}[A-Z]{0,3}|Snapdragon [\w +]{1,20}|Apple M\d(?: (?:Pro|Max|Ultra))?|Raspberry Pi \d)/;

/** Takes the lines that may state facts and gives the processor. */
export function readCpu(facts: readonly FactLine[]): Fact<string> | null {
  for (const { key, value, number, kind } of facts) {
    if (kind === "code" || !CPU_KEYS.has(key) || value.length < 4 || /^\d+$/.test(value)) continue;
    if (/^(?:yes|no|n\/a|none|unknown|true|false)$/i.test(value)) continue;
    return { value: value.slice(0, 120), line: number };
  }
  for (const { text, number, kind } of facts) {
    if (kind === "code" || kind === "trace" || kind === "output") continue;
    const name = CPU_NAME.exec(text.slice(0, 300))?.[1];
    if (name !== undefined) return { value: name.trim(), line: number };
  }
  return null;
}

/** What tells a backend, and where it must stand: a line in a log says what ran, words may only compare. */
export const BACKEND_SIGNS: readonly { backend: Backend; pattern: RegExp }[] = [
  {
    backend: "cuda",
    pattern:
      /\bCUDA\b(?! (?:used to build PyTorch|available|runtime version|_MODULE)|.{0,24}: (?:None|N\/A|False|No|Could not))|\bcuBLAS\b|\bnvidia-smi\b|\bcu1[12]\d\b/,
  },
  {
    backend: "rocm",
    pattern:
      /\bROCm\b(?! used to build)|\bHIP(?:BLAS|_VISIBLE)?\b(?! runtime version)|\bhipBLAS\b|\bgfx\d{3,4}\b|\bMI(?:2\d0X?|300X?|325X)\b/i,
  },
  { backend: "metal", pattern: /\bMetal\b(?! Performance)|\bggml_metal\w*|\bMPS\b/ },
  { backend: "vulkan", pattern: /\bVulkan\b|\bggml_vulkan\b/i },
  { backend: "sycl", pattern: /\bSYCL\b|\boneAPI\b|\bXPU\b|\bIPEX\b/i },
  { backend: "tpu", pattern: /\bTPU\b/ },
  { backend: "npu", pattern: /\bNPU\b|\bAscend\b/i },
  { backend: "hpu", pattern: /\bHPU\b|\bGaudi\b/i },
  { backend: "opencl", pattern: /\bOpenCL\b|\bCLBlast\b/i },
  { backend: "webgpu", pattern: /\bWebGPU\b|\bWebLLM\b/i },
  { backend: "musa", pattern: /\bMUSA\b(?! available)/i },
  { backend: "cann", pattern: /\bCANN\b/ },
  {
    backend: "cpu",
    pattern:
      /\bCPU[- ](?:only|backend|inference|build|offline)\b|\bCPU_ONLY\b|\bdevice[= :]{1,3}["']?cpu\b|--device cpu\b|\bno GPU\b|\bon (?:the )?CPU\b/i,
  },
];

const COLLECT_ENV_CUDA = /^\s{0,4}CUDA used to build PyTorch ?: \d/;
const COLLECT_ENV_ROCM = /^\s{0,4}ROCM used to build PyTorch ?: \d/;
const NOT_STATING =
  /^\s{0,4}(?:PyTorch version|Is CUDA available|CUDA_MODULE_LOADING|Is XNNPACK|MIOpen|HIP runtime|cuDNN|GPU models|\[pip3\]|\[conda\]|CUDA used|ROCM used|ROCM Version|CUDA runtime|CUDA Archs|vLLM Build|Is debug|MUSA available|NVCC:)/;

/** Names with question marks are a tool's own words for what there may be, `(CPU?/GPU?/TPU?)`: nobody states them. */
const POSSIBILITIES = /\b\w{2,8}\?(?:\s?[/|,]\s?\w{2,8}\?){1,8}/g;

/** Takes the lines that may state facts and gives the backends that the report uses, each with the line that says so. */
export function readBackends(facts: readonly FactLine[]): Fact<Backend>[] {
  const found = new Map<Backend, Fact<Backend>>();
  const add = (backend: Backend, line: number): void => {
    if (!found.has(backend)) found.set(backend, { value: backend, line });
  };
  for (const { text, number, kind, section } of facts) {
    const head = text.slice(0, 300).replace(POSSIBILITIES, "");
    if (COLLECT_ENV_CUDA.test(head)) add("cuda", number);
    if (COLLECT_ENV_ROCM.test(head)) add("rocm", number);
    if (kind === "trace" || kind === "output" || NOT_STATING.test(head)) continue;
    if (section === "backend") {
      if (/\bCPU\b|\bBLAS\b|\bAMX\b/.test(head)) add("cpu", number);
    }
    if (kind === "code" && !/device|import/.test(head)) continue;
    for (const { backend, pattern } of BACKEND_SIGNS) {
      if (!found.has(backend) && pattern.test(head)) add(backend, number);
    }
  }
  return [...found.values()];
}
