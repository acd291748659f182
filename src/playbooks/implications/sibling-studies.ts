import type { Citation } from "./implication.js";

/**
 * Studies of the same kind of bugs, with the numbers that the implications use. The numbers are the studies' own, from
 * their abstracts or published data; they are not comparable with one another.
 */
export const SIBLING_STUDIES = {
  "bug-maintenance": {
    citation: {
      id: "bug-maintenance",
      title: "Structure and Evolution of Bug Maintenance in LLM Inference Engines",
      url: "https://github.com/Ellliot-ECNU/llm-engine-bugs",
    },
    percent: {
      "of fixes lie in the top fifth of files": 79.6,
      "of fixes adapt to hardware, at its latest count": 23.7,
    },
  },
  ekka: {
    citation: { id: "ekka", title: "Ekka", url: "https://arxiv.org/abs/2606.04594" },
    percent: { "of silent errors in the framework": 30.6, "of silent errors in kernels": 24.5 },
  },
  "foundation-cracks": {
    citation: {
      id: "foundation-cracks",
      title: "The Foundation Cracks",
      url: "https://arxiv.org/abs/2506.12320",
    },
    percent: {
      "of escaped bugs lacked a test case": 41.7,
      "of escaped bugs lacked a test driver": 32.4,
      "of escaped bugs met a weak oracle": 25.9,
    },
  },
  "distributed-frameworks": {
    citation: {
      id: "distributed-frameworks",
      title: "Towards Understanding Bugs in Distributed Training and Inference Frameworks for LLMs",
      url: "https://arxiv.org/abs/2506.10426",
    },
    percent: { "of fixes have ten lines at most": 48 },
  },
} as const satisfies Record<string, { citation: Citation; percent: Readonly<Record<string, number>> }>;

export type SiblingStudy = keyof typeof SIBLING_STUDIES;
