import type { Backend, IssueReport } from "../report/issue-report.js";

/** Accelerators beside which the CUDA of a torch build is not in use. */
const INSTEAD_OF_CUDA: readonly Backend[] = ["tpu", "npu", "hpu"];
/** A torch without CUDA, and what an environment dump says where there is none. */
const CPU_TORCH = /\+cpu\b/;
const NO_CUDA = /^Is CUDA available\s*: False|^GPU models and configuration\s*: No CUDA/m;

/**
 * The backends that a report states and that take part: beside a TPU, NPU or HPU, or a torch that was built for the CPU
 * on a machine without a GPU, CUDA is only a word of an environment dump.
 */
export function statedBackends({ facts, parts }: IssueReport): ReadonlySet<Backend> {
  const stated = new Set(facts.backends.map(({ value }) => value));
  const withoutCuda = INSTEAD_OF_CUDA.some((name) => stated.has(name));
  const onCpu =
    CPU_TORCH.test(facts.torchVersion?.value ?? "") ||
    (facts.gpus.length === 0 && parts.some(({ kind, text }) => kind === "environment" && NO_CUDA.test(text)));
  if (withoutCuda || (onCpu && !stated.has("rocm"))) stated.delete("cuda");
  if (onCpu && stated.size === 0) stated.add("cpu");
  return stated;
}
