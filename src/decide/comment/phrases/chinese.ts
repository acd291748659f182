import type { CountedName, Phrases } from "./phrases.js";

/** Simplified. */
export const CHINESE: Phrases = {
  likely: (percent) => `很可能，${percent}`,
  possible: "可能",
  told: "由维护者指定",
  verdict: (symptom, kind, phase, sure) =>
    `**${symptom}**${kind === null ? "" : `（${kind}）`}，阶段：${phase}（${sure}）。`,
  otherwise: (symptom) => `也可能是 ${symptom}。`,
  toldCause: (cause) => `根本原因（由维护者指定）：${cause}。`,
  noCause: "没有突出的根本原因。",
  causes: (named, isSure) => `${isSure ? "很可能的根本原因" : "建议先查的根本原因（均不确定）"}：${named.join("、")}。`,
  checks: "**用来区分原因的检查**",
  missing: "**报告中缺少的信息**",
  similar: "**类似的 issue**（错误信息相同）",
  similarIssue: ({ state, opened }) => `（${opened === null ? "" : `${monthOf(opened)}创建，`}${STATES[state]}）`,
  folded: "依据、各结果的含义和来源",
  evidence: "**依据**（由强到弱）",
  title: "标题",
  line: (number) => `第 ${number} 行`,
  colon: "：",
  outcomes: "**各结果的含义**",
  outcome: (when, pointsTo, rulesOut) =>
    `若 ${when}：${[
      ...(pointsTo.length > 0 ? [`指向 ${pointsTo.join(" 或 ")}`] : []),
      ...(rulesOut.length > 0 ? [`排除 ${rulesOut.join(" 或 ")}`] : []),
    ].join("，")}`,
  semicolon: "；",
  source: "来源",
  studyLine: ({ address, all, bugs, symptom, subtype, phase, causes, components }) =>
    `[该研究](<${address}>)（五个引擎的 ${all} 个缺陷）中，${phase === null ? "" : `${phase} 阶段的 `}${symptom}${
      subtype === null ? "" : `（${subtype}）`
    } 缺陷共 ${bugs} 个。原因：${listed(causes)}；所在组件：${listed(components)}。`,
  origin: "由 engine-triage 仅根据本 issue 的文字写成，并不知道修复方法。维护者添加和移除的标签保持不变。",
  emptyForm: "表单里还没有描述，因此无从判断。请编辑此 issue 并补充：",
  emptyFormAnswered: "表单里没有描述；这里要求的信息已在评论中给出。",
  withdrawn: "维护者已将此 issue 标为非缺陷；原先的分析已撤回。",
};

const STATES = { open: "未关闭", closed: "已关闭" };

/** `2026 年 3 月` of `2026-03`. */
function monthOf(opened: string): string {
  const [year = "", month = ""] = opened.split("-");
  return `${year} 年 ${Number(month)} 月`;
}

function listed(rows: readonly CountedName[]): string {
  return rows.map(({ name, count }) => `${name} ${count} 个`).join("、");
}
