/**
 * Programs whose invocations are commands wherever they stand. `next` is what must follow the name for words that
 * sentences use as well ("docker is not installed"); null: a flag, a path, or nothing.
 */
export const PROGRAMS: readonly { name: RegExp; next: RegExp | null }[] = [
  { name: /^python(?:3(?:\.\d{1,2})?)?$/, next: /^(?:-[mcuVOX]|--version|-\w{1,3}$|\S{1,200}\.py\b)/ },
  {
    name: /^(?:pip|pip3|uv|conda|mamba|pipx|poetry)$/,
    next: /^(?:install|uninstall|pip|list|show|freeze|run|sync|create|activate|venv|build|wheel|download|add|env|cache|tool|-)/,
  },
  { name: /^vllm$/, next: /^(?:serve|bench|chat|complete|run-batch|collect-env|-)/ },
  { name: /^(?:sglang|sglang_router)$/, next: /^(?:serve|launch|generate|-)/ },
  { name: /^lmdeploy$/, next: /^(?:serve|lite|chat|convert|check_env|list|-)/ },
  { name: /^ollama$/, next: /^(?:run|serve|pull|push|create|show|list|ls|ps|rm|cp|stop|start|-)/ },
  {
    name: /^mlc_(?:llm|chat)(?:_cli)?$/,
    next: /^(?:chat|serve|compile|convert_weight|gen_config|package|bench|calibrate|delivery|-)/,
  },
  { name: /^(?:trtllm-(?:build|serve|bench|eval|refit|prune|llmapi-launch)|trtexec)$/, next: null },
  { name: /^text-generation-(?:launcher|server|router|benchmark)$/, next: null },
  {
    name: /^(?:deepspeed|torchrun|accelerate|mpirun|mpiexec|srun|sbatch|ray|numactl|nsys|ncu|gdb|lldb|valgrind|strace|perf|compute-sanitizer|taskset|mii-server)$/,
    next: /^(?:-|\S{1,200}\.(?:py|sh)\b|launch|start|stop|status|profile|stat|record|top|\/|\.)/,
  },
  {
    name: /^(?:docker|podman|docker-compose|nerdctl|singularity|apptainer|kubectl|helm)$/,
    next: /^(?:run|build|compose|exec|pull|images?|ps|logs|start|stop|info|inspect|buildx|up|down|apply|get|describe|create|load|-)/,
  },
  { name: /^(?:cmake|ctest)$/, next: /^(?:-|\.|\/|\w{1,20}\/)/ },
  {
    name: /^(?:make|gmake|ninja)$/,
    next: /^(?:-|[A-Z][A-Z_0-9]{2,40}=|clean$|all$|install$|main$|server$|quantize$|llama-|release_build)|^$/,
  },
  {
    name: /^(?:git)$/,
    next: /^(?:clone|checkout|pull|fetch|submodule|log|bisect|reset|rev-parse|status|apply|switch|lfs|show|describe|-)/,
  },
  { name: /^(?:curl|wget|aria2c)$/, next: /^(?:-|https?:|["'$]|\w{1,40}:\d|localhost|[\w.-]+\.[a-z]{2,4}\/)/ },
  {
    name: /^(?:apt|apt-get|dnf|yum|brew|winget|choco|pacman|nix|nix-build|pkg|apk|snap|xcode-select|xcodebuild|cargo|go|npm|npx|yarn|bun|node)$/,
    next: /^(?:install|update|upgrade|build|run|add|test|get|develop|shell|generate|reinstall|tap|-)/,
  },
  {
    name: /^(?:nvidia-smi|rocm-smi|rocminfo|nvcc|lscpu|uname|ldd|nvtop|vulkaninfo|clinfo|ds_report|sycl-ls|lspci|free|df|systemctl|journalctl|dpkg|update-alternatives|huggingface-cli|hf|modelscope|genai-perf|evalscope|lm_eval|lm-eval|guidellm|locust|pytest|autoawq|optimum-cli|llm-compressor)$/,
    next: /^(?:-|download|upload|login|status|restart|start|topo|tests?\/|\S{1,200}\.py|perf|eval|benchmark|run)|^$/,
  },
  {
    name: /^(?:cd|mkdir|export|source|cp|mv|rm|ln|chmod|set|setx|tar|unzip|echo|cat|kill|pkill|ulimit|alias)$/,
    next: /^(?:[./~$-]|[\w-]{1,60}[=/.]|\w{1,40}$)/,
  },
  {
    name: /^(?:llama-[a-z][\w-]{1,40}|rpc-server|test-backend-ops|convert[\w-]{0,30}\.py|quantize|perplexity|llava-cli|main|server|llama-box|llamafile|koboldcpp|ik_llama)$/,
    next: /^(?:-{1,2}[a-z])/,
  },
  { name: /^(?:bash|sh|zsh|cmd|powershell|pwsh)$/, next: /^(?:-|\S{1,200}\.(?:sh|ps1|bat)\b)/ },
];

/** Words in front of a program that do not change which one it is. */
const WRAPPERS = new Set(["sudo", "nohup", "time", "exec", "env", "command", "start", "&", "!"]);

const PROMPT =
  /^\s{0,12}(?:(?:\([\w.-]{1,40}\)\s{0,2}){0,2}(?:(?:[\w.-]{1,40}@[\w.-]{1,60})(?::|\s)?[^$#%>❯➜]{0,120}[$#%❯➜]\s{1,3}|\[[\w.-]{1,40}@[\w.-]{1,60} [^\]]{1,80}\][$#]\s{0,3}|[~A-Za-z/][\w./~-]{0,60}\$\s{1,3}|[➜→]\s{1,3}\S{1,60}(?: git:\([^)]{1,60}\))?(?: ✗)?\s{1,3}|[$%❯➜]\s{1,3}|(?:bash|sh)-\d\.\d[$#] )|(?:PS )?[A-Za-z]:\\[^>]{0,160}>\s{0,3}|PS>\s{0,3}|\$(?=\.\/|python))/;

export interface CommandStart {
  /** The command without its prompt. */
  command: string;
  prompted: boolean;
}

/**
 * Takes the text of a line and gives the command that starts on it, null if it is no command line.
 */
export function commandStart(text: string): CommandStart | null {
  const head = text.length > 2_000 ? text.slice(0, 2_000) : text;
  const prompt = PROMPT.exec(head);
  const prompted = prompt !== null;
  const command = head.slice(prompt?.[0].length ?? 0).trim();
  if (command === "") return null;
  if (prompted) return isPlausible(command) ? { command, prompted } : null;
  if (!/^["'A-Za-z_./~&!\\({$]/.test(command) || /^[^\s=]{1,200}[:,](?:\s|$)/.test(command)) return null;
  return namesProgram(command) ? { command, prompted } : null;
}

/** After a prompt anything that begins like a word counts; prices and formulas ("$ 5") do not. */
function isPlausible(command: string): boolean {
  return /^(?:[A-Za-z_./~!({]|"?[A-Za-z]:\\)/.test(command);
}

function namesProgram(command: string): boolean {
  const words = command.split(/\s+/, 40);
  let index = 0;
  let assigned = false;
  for (; index < words.length; index++) {
    const word = words[index] ?? "";
    if (/^\(?[A-Za-z_]\w{0,60}=(?:\S|$)/.test(word)) assigned = /^\(?[A-Z_]+[A-Z0-9_]*=/.test(word) || assigned;
    else if (!WRAPPERS.has(word)) break;
  }
  const first = (words[index] ?? "").replace(/^[({&]+/, "").replaceAll(/["']/g, "");
  if (first === "") return assigned && /^\(?[A-Z][A-Z0-9_]{2,60}=\S+(?:\s+\\)?$/.test(command);
  const next = words[index + 1] ?? "";
  const name = programName(first);
  const row = PROGRAMS.find((program) => program.name.test(name));
  if (row !== undefined)
    return row.next === null ? next === "" || /^[-./\\]|=/.test(next) || words.length > 2 : row.next.test(next);
  const isPath = /^(?:\.{1,2}[/\\]|~\/|\/(?:usr|opt|home|root|workspace|app|data|mnt|build|bin)\/|[A-Za-z]:\\)/.test(
    first,
  );
  if (isPath)
    return (
      !/[:,]$/.test(first) &&
      (next === "" ? /\.(?:sh|exe|bat|py)$|^\.\//.test(first) : /^(?:-|\.|\/|["'$]|\\$)/.test(next))
    );
  return /^(?:build|bin)\/\S{1,100}$/.test(first) && next.startsWith("-");
}

/**
 * Takes a word of a command and gives the program's name: no directory, no `.exe`.
 */
export function programName(word: string): string {
  return (word.split(/[/\\]/).at(-1) ?? word).replace(/\.(?:exe|EXE)$/, "");
}

/**
 * Takes a command line and says whether the command goes on in the next line.
 */
export function isContinued(text: string): boolean {
  return /(?:\\|\^|`|&&|\|)\s{0,4}$/.test(text.slice(-40));
}
