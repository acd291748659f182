import { WEIGHTS } from "./error-draft.js";
import type { ErrorLineRule } from "./line-rule.js";

/** Errors of the accelerator run-times: CUDA, HIP, cuBLAS, NCCL, Vulkan, Metal, SYCL, CANN. */
export const CUDA_ERROR_RULES: readonly ErrorLineRule[] = [
  {
    id: "torch-oom",
    language: "cuda",
    type: "OutOfMemoryError",
    pattern: /\b(?:CUDA|HIP|XPU|NPU) out of memory\b/i,
    origin: "driver",
    weight: WEIGHTS.specific,
  },
  {
    id: "cuda-error",
    language: "cuda",
    type: "CUDA error",
    pattern: /\bCUDA (?:runtime |driver )?error(?: \d{1,4})?(?: at [^:]{1,120}:\d+)?:? {0,3}(?<message>.*)$/i,
    origin: "driver",
    weight: WEIGHTS.specific,
  },
  {
    id: "hip-error",
    language: "cuda",
    type: "HIP error",
    pattern: /\b(?:HIP|ROCm|ROCM) error:? {0,3}(?<message>.*)$/,
    origin: "driver",
    weight: WEIGHTS.specific,
  },
  {
    id: "nccl-error",
    language: "cuda",
    type: "NCCL error",
    pattern:
      /\b(?:NCCL|RCCL) error\b.*$|\bncclInternalError\b|\bncclSystemError\b|\bncclUnhandledCudaError\b|\bncclRemoteError\b|\bProcessGroupNCCL\b.{0,200}(?:timed out|timeout|terminat)/i,
    origin: "driver",
    weight: WEIGHTS.specific,
  },
  {
    id: "cublas-error",
    language: "cuda",
    type: "cuBLAS error",
    pattern: /\bcuBLAS (?:error|API failed)\b.*$|\bCUBLAS_STATUS_(?!SUCCESS)\w+/i,
    origin: "driver",
    weight: WEIGHTS.specific,
  },
  {
    id: "cudnn-error",
    language: "cuda",
    type: "cuDNN error",
    pattern: /\bcuDNN error\b.*$|\bCUDNN_STATUS_(?!SUCCESS)\w+/i,
    origin: "driver",
    weight: WEIGHTS.specific,
  },
  {
    id: "cuda-code",
    language: "cuda",
    type: "$1",
    pattern: /\b(cudaError[A-Z]\w{2,60}|hipError[A-Z]\w{2,60}|CUDA_ERROR_[A-Z_]{3,60})\b/,
    origin: "driver",
    weight: WEIGHTS.specific,
  },
  {
    id: "device-assert",
    language: "cuda",
    type: "device-side assert",
    pattern: /Assertion `[^`]{1,200}` failed\.?$|device-side assert triggered/,
    origin: "driver",
    weight: WEIGHTS.specific,
  },
  { id: "xid", language: "cuda", type: "Xid", pattern: /\bNVRM: Xid\b.*$/, origin: "driver", weight: WEIGHTS.specific },
  {
    id: "vulkan-error",
    language: "cuda",
    type: "$1",
    pattern:
      /\b(vk::\w{3,60}Error|ErrorDeviceLost|ErrorOutOfDeviceMemory|ErrorOutOfHostMemory|VK_ERROR_[A-Z_]{3,60})\b/,
    origin: "driver",
    weight: WEIGHTS.specific,
  },
  {
    id: "metal-error",
    language: "cuda",
    type: "Metal error",
    pattern:
      /\b(?:kIOGPUCommandBufferCallbackError\w{3,60}|MTLCommandBufferError\w{0,60}|ggml_metal_\w{3,80}: error\b.*|command buffer \d{1,4} failed with status.*|Insufficient Memory \(\d{8}:.*)/,
    origin: "driver",
    weight: WEIGHTS.specific,
  },
  {
    id: "sycl-error",
    language: "cuda",
    type: "SYCL error",
    pattern: /\bSYCL error\b.*$|\bUR_RESULT_ERROR_\w{3,60}|\bPI_ERROR_\w{3,60}|\bNative API failed\b.*$/,
    origin: "driver",
    weight: WEIGHTS.specific,
  },
  {
    id: "cann-error",
    language: "cuda",
    type: "CANN error",
    pattern: /\bCANN error\b.*$|\bACL_ERROR_\w{3,60}|\bEZ\d{4}: /,
    origin: "driver",
    weight: WEIGHTS.specific,
  },
];
