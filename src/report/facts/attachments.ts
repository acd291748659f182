import type { Fact, ReportPart } from "../issue-report.js";
import type { ReportLine } from "../report-lines.js";

/** Links to pictures, files and pastes: they may hold what the text lacks. */
const PATTERNS: readonly RegExp[] = [
  /!\[[^\]]{0,200}\]\((https?:\/\/[^\s)]{5,500})/g,
  /<(?:img|video)\b[^>]{0,300}?\bsrc="?(https?:\/\/[^\s">]{5,500})/gi,
  /(https?:\/\/github\.com\/(?:[\w.-]{1,60}\/[\w.-]{1,80}|user-attachments)\/(?:files|assets)\/[^\s)"'>\]]{3,300})/g,
  /(https?:\/\/(?:user-images|private-user-images)\.githubusercontent\.com\/[^\s)"'>\]]{3,400})/g,
  /(https?:\/\/(?:gist\.github\.com|pastebin\.com|paste\.\w{2,20}\.\w{2,6}|drive\.google\.com|dpaste\.\w{2,4}|termbin\.com|0x0\.st|i\.imgur\.com|imgur\.com)\/[^\s)"'>\]]{2,300})/g,
];
const MAX_ATTACHMENTS = 40;

/** Takes lines and parts and gives the attachments, each once, with the line that links it. */
export function readAttachments(lines: readonly ReportLine[], parts: readonly ReportPart[]): Fact<string>[] {
  const found = new Map<string, Fact<string>>();
  for (const { kind, startLine, endLine } of parts) {
    if (kind === "environment" || kind === "trace" || kind === "title") continue;
    for (let number = startLine; number <= endLine && found.size < MAX_ATTACHMENTS; number++) {
      const text = lines[number - 1]?.text ?? "";
      if (!text.includes("http")) continue;
      for (const pattern of PATTERNS) {
        for (const [, url] of text.matchAll(pattern)) {
          if (url !== undefined && !found.has(url)) found.set(url, { value: url, line: number });
        }
      }
    }
  }
  return [...found.values()].sort((a, b) => a.line - b.line);
}
