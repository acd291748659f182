/** HTML that is safe to put on the page. Only `html` and `trusted` make it. */
export class Markup {
  constructor(readonly text: string) {}
}

type Content = string | number | Markup | readonly Markup[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text with the characters escaped that mean something in HTML, in an element or a quoted attribute. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function render(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (typeof content === "object") return content.map(({ text }) => text).join("");
  return escapeHtml(String(content));
}

/** Template tag: what is put in is escaped unless it is markup already. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(
    strings.map((text, index) => `${text}${index < contents.length ? render(contents[index] ?? "") : ""}`).join(""),
  );
}

/** Markup that a library made, or that stands in this project: never text from a file of issues. */
export function trusted(text: string): Markup {
  return new Markup(text);
}
