/** Short fragments, lower case, by which text that a form ships is known wherever it stands in a line. */
export const TEMPLATE_FRAGMENTS = [
  "_no response_",
  "your output of `python collect_env.py`",
  "the output of `python collect_env.py`",
  "the output of `python collect_env",
  "output of <code>python collect_env",
  "i have searched",
  "i searched related issues",
  "i [searched using keywords",
  "i reviewed the [discussions]",
  "i carefully followed the [readme",
  "i am running the latest code",
  "i searched using keywords",
  "the bug has not been fixed in the latest",
  "the bug persists in the latest",
  "bug-related issue you submitted lacks",
  "without environment info and a minimal reproducible",
  "if the issue you raised is not a",
  "if this is not a bug report but a general question",
  "if this is not a feature request but a general question",
  "please use english",
  "make sure you already searched",
  "please answer the following questions for yourself",
  "please provide a detailed written description",
  "please provide detailed information about your computer",
  "please help provide information about the failure",
  "please provide detailed steps for reproducing",
  "please include any relevant log snippets",
  "please try to avoid using screenshots",
  "example environment info",
  "example run with the linux command",
  "a clear and concise description",
  "steps to reproduce the behavior",
  "please run `ds_report`",
  "if applicable, add screenshots",
  "are you launching your experiment with",
  "are you using a specific docker image",
  "add any other context",
  "any other relevant info about your setup",
  "any other relevant information:",
  "simple inference script to reproduce",
  "what packages are required and their versions",
  "[e.g. ",
  "[e.g., ",
  "(e.g. webgpu/",
  "go to '...'",
  "click on '....'",
  "scroll down to '....'",
  "the problem arises when using",
  "the official example scripts",
  "my own modified scripts",
  "an officially supported task in the",
  "my own task or dataset",
  "an officially supported command",
  "my own modifications",
  "the cli directly",
  "what command or script did you run",
  "a placeholder for the command",
  "logs and traceback here",
  "paste the command here",
  "paste environment output here",
  "paste the output of the above commands",
  "[specific model](put",
  "i want to run inference of a [specific",
  "sample code to reproduce the problem",
  "the error message you got, with the full",
  "please set the environment variable",
  "before submitting an issue, please make sure",
  "thanks for contributing",
  "copy-pasted short logs go into",
  "long logs that you upload as files go here",
  "if an existing model uses a",
  "please describe. ",
] as const;

/** Lines that are a form's own if they stand alone in the line, apart from list markers and quotes. */
const WHOLE_LINES =
  /^(?:pip install -vvv vllm|pip install tensorrt_llm|physical \(or virtual\) hardware you are using.*|operating system, e\.g\. .*|sdk version, e\.g\. .*|(?:step \d|etc\.)|see error|how to run the script|command\/script to reproduce|python version|\(if applicable\) .{0,120}versions?(?: are you using)?|os:|docker|n\/?a|none|no|nil|null|-+|\.{2,6}|…|tbd|todo|xxx+|test|\?+|no response|not applicable|not sure|unknown|same as above|see above)$/;

/** Checkboxes and list labels that nothing follows. */
const EMPTY_LABEL =
  /^\s{0,8}(?:[-*+]|\d{1,2}[.)])\s{1,4}[^:]{1,160}(?:\(.{1,200}\))?\s{0,2}:\s{0,4}(?:<!--.{0,200}-->)?\s*$/;
const CHECKBOX = /^\s{0,8}[-*+]\s{1,4}\[[ xX✓]?\]/;
const MARKER_ONLY = /^[\s>]{0,8}(?:[-*+]|\d{1,2}[.)])?\s*$/;
const COMMENT_ONLY = /^\s{0,8}<!--[\s\S]*-->\s*$/;
const TAGS_ONLY =
  /^\s{0,12}(?:<\/?(?:details|summary|pre|code|br|hr|div|p|b|strong|h[1-6]|table|tbody|thead|tr|ul|ol|li|sub|center|blockquote)\b[^<>]{0,200}>\s{0,8}){1,6}$/i;
const SUMMARY = /^\s{0,12}(?:<details\b[^<>]{0,100}>\s{0,8})?<summary\b[^<>]{0,100}>/i;
/** Commands that a form shows as examples of what to paste. */
const EXAMPLE_COMMAND =
  /^[\s`]{0,8}\$? ?(?:lscpu|uname -a|python3 --version|make --version|g\+\+ --version|git log \| head -1)[\s`]*$/;

/**
 * Takes the text of a line outside fences and says whether the form, not the user, wrote it. `isEnvironment`: whether
 * it stands in a section that asks about the environment.
 */
export function isTemplateLine(text: string, isEnvironment: boolean): boolean {
  const head = text.length > 600 ? text.slice(0, 600) : text;
  if (MARKER_ONLY.test(head) || COMMENT_ONLY.test(head) || TAGS_ONLY.test(head) || SUMMARY.test(head)) return true;
  const bare = head
    .toLowerCase()
    .replace(/^[\s>]*(?:[-*+]|\d{1,2}[.)])?\s*(?:\[[ x]\]\s*)?/, "")
    .replace(/^[*_`]+|[*_`]+$/g, "")
    .trim();
  if (WHOLE_LINES.test(bare)) return true;
  if (isEnvironment && (EMPTY_LABEL.test(head) || EXAMPLE_COMMAND.test(head))) return true;
  return hasTemplateFragment(head);
}

/** Takes a line and says whether it has a fragment of a form's text. A long line that begins otherwise is the user's. */
function hasTemplateFragment(text: string): boolean {
  const head = text.slice(0, 200).toLowerCase();
  return FRAGMENTS.test(head);
}

const FRAGMENTS = new RegExp(
  TEMPLATE_FRAGMENTS.map((fragment) => fragment.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&")).join("|"),
);

/** Takes a line and says whether it is a checkbox. */
export function isCheckbox(text: string): boolean {
  return CHECKBOX.test(text.slice(0, 40));
}
