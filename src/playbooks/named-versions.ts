import type { ReportWords } from "./report-words.js";

const VERSION = String.raw`(?:v?\d+\.\d+(?:\.\d+)*(?:[.-]?(?:post|rc|dev|a)\d+)?|b\d{3,5})`;
const ENGINE = String.raw`(?:version |release |build |tag |commit |vllm |sglang |llama\.cpp |ollama |lmdeploy |tgi |trt-?llm |tensorrt-llm |deepspeed )?(?:==? ?)?`;
/** A version with what became of it: another program's version has that program's name before it. */
const JUDGED = new RegExp(
  [
    String.raw`(?:work(?:s|ed|ing)?|fine|fast|ok|okay|success\w*) (?:again |well |fine |perfectly )?(?:in|on|with|under|using|until|till|up to) (?:the )?${ENGINE}${VERSION}`,
    `${VERSION} (?:works|worked|is (?:fine|ok|good|fast)|was (?:fine|ok|good|fast))`,
    String.raw`(?:downgrad|revert|roll)\w*(?: back)? to (?:the )?${ENGINE}${VERSION}`,
    `since ${ENGINE}${VERSION}`,
    String.raw`(?:broken|fails|failing|regress\w*|introduced|started) (?:in|since|with) ${ENGINE}${VERSION}`,
  ].join("|"),
);
/** Most versions are in no such sentence: a cheap look first. */
const HINT = /\d\.\d|\bb\d{3}/;

/** Whether the report says of a version that it works, or from which one on it fails: then none has to be looked for. */
export function namesBoundary({ title, prose }: ReportWords): boolean {
  return [title, prose].some((text) => HINT.test(text) && JUDGED.test(text));
}
