/** The three phases of the study with its names and bug counts (929 in all); the wording of `when` is this project's. */
export const PHASES = [
  {
    id: "engine-setup",
    name: "Engine Setup",
    count: 136,
    when: "building, compiling, installing the engine or its container; importing it for the first time",
  },
  {
    id: "model-conversion",
    name: "Model Conversion",
    count: 132,
    when: "converting, quantising, compiling or packaging a model into the engine's format (GGUF convert/quantize, `mlc_llm compile/convert_weight`, `trtllm-build`, checkpoint conversion)",
  },
  {
    id: "inference-serving",
    name: "Inference/Serving",
    count: 661,
    when: "everything after: loading a model, starting the server, running requests",
  },
] as const;

export type Phase = (typeof PHASES)[number];
export type PhaseId = Phase["id"];
