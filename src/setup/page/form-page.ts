import { html, type Markup } from "../../pages/design/markup.js";
import type { Field } from "../read-answers.js";

interface FieldText {
  label: string;
  help: string;
  value: string;
  required: boolean;
}

/** The first page: what the person who makes the App is asked for. `given` is what was answered, `problems` what is wrong. */
export function formPage(
  defaults: { name: string },
  githubUrl: string,
  given: URLSearchParams,
  problems: ReadonlyMap<Field, string>,
): Markup {
  const answered = (field: Field, byDefault = ""): string => given.get(field) ?? byDefault;
  return html`<p class="lead">Three answers, then GitHub asks you to confirm. Nothing is made before that.</p>
<form method="get" action="/setup/review">
${field(
  "webhook",
  {
    label: "Public address of the App",
    help: "Where GitHub will send deliveries, like https://triage.example.com. To try it on this machine, open https://smee.io/new and paste the channel's address; docs/setup.md says how to forward it.",
    value: answered("webhook"),
    required: true,
  },
  problems,
)}
${field(
  "name",
  {
    label: "Name of the App",
    help: "No other App on GitHub may have it. Comments will be by this name, with [bot] behind it.",
    value: answered("name", defaults.name),
    required: true,
  },
  problems,
)}
${field(
  "organization",
  {
    label: "Organisation that owns it",
    help: `Its name in its address on ${new URL(githubUrl).host}. Empty: your own account.`,
    value: answered("organization"),
    required: false,
  },
  problems,
)}
<button type="submit">Look at what GitHub will be asked for</button>
</form>`;
}

function field(name: Field, { label, help, value, required }: FieldText, problems: ReadonlyMap<Field, string>): Markup {
  const problem = problems.get(name);
  const wrong = problem === undefined ? html`` : html`<p class="wrong" id="${name}-wrong">${label}: ${problem}.</p>`;
  const described = problem === undefined ? `${name}-help` : `${name}-help ${name}-wrong`;
  const isRequired = required ? html` required` : html``;
  const isInvalid = problem === undefined ? html`` : html` aria-invalid="true"`;
  return html`<label for="${name}">${label}</label>
<p class="help" id="${name}-help">${help}</p>
<input id="${name}" name="${name}" value="${value}" autocomplete="off" spellcheck="false" aria-describedby="${described}"${isRequired}${isInvalid}>
${wrong}`;
}
