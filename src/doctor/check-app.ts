import type { AppView } from "../github/app-view.js";
import { isRefusal, type Refusal } from "../github/app-view.js";
import type { AppFile } from "../setup/app-manifest.js";
import { type Finding, ok, problem, warning } from "./finding.js";

const SETTINGS = "the App's settings page (https://github.com/settings/apps)";
const CONFIGURATION = ".github/engine-triage.yml";
/** GitHub takes a token whose time is at most a minute off. */
const SKEW_LIMIT_MS = 60_000;
const SKEW_NOTED_MS = 20_000;

/** What GitHub says of the App against what the App needs. */
export function checkApp(view: AppView, app: AppFile): Finding[] {
  return [
    checkIdentity(view.app),
    checkClock(view.skewMs),
    ...checkRights(view.app, app),
    checkHook(view.hook),
    checkDeliveries(view.deliveries),
    ...checkInstallations(view.installations, app),
  ];
}

function checkIdentity(app: AppView["app"]): Finding {
  if (!isRefusal(app)) return ok("app", `GitHub knows the key: App ${app.id}, ${app.slug}`);
  if (app.status === 401 || app.status === 404) {
    return problem(
      "app",
      `GitHub does not take the private key for this App ID (${app.status})`,
      `compare APP_ID with ${SETTINGS}, make a new private key there and set it; see the clock below too`,
    );
  }
  return problem("app", notKnown(app), "check the network, a proxy, and GHE_HOST where it is set; then run this again");
}

function notKnown({ status }: Refusal): string {
  return status === null ? "GitHub gave no usable answer" : `GitHub answered ${status}`;
}

function checkClock(skewMs: number | null): Finding {
  if (skewMs === null) return warning("clock", "not compared: GitHub did not answer", "run this again when it does");
  const seconds = Math.round(Math.abs(skewMs) / 1_000);
  const seen = `${seconds} s ${skewMs < 0 ? "ahead of" : "behind"} GitHub's`;
  const fix = "set the clock of this machine, for instance by NTP";
  if (Math.abs(skewMs) > SKEW_LIMIT_MS) return problem("clock", seen, fix);
  return Math.abs(skewMs) > SKEW_NOTED_MS ? warning("clock", seen, fix) : ok("clock", seen);
}

function checkRights(given: AppView["app"], app: AppFile): Finding[] {
  if (isRefusal(given)) return [];
  const missing = missingRights(given.permissions, app);
  const more = Object.keys(given.permissions).filter((name) => app.default_permissions[name] === undefined);
  const events = app.default_events.filter((event) => !given.events.includes(event));
  const spare = given.events.filter((event) => !app.default_events.includes(event));
  return [
    difference("permissions", missing, more, "Permissions"),
    difference("events", events, spare, "Permissions & events, at its end"),
  ];
}

/** Permissions of `app.yml` that are not given, or only for reading. */
function missingRights(given: Readonly<Record<string, string>>, app: AppFile): string[] {
  return Object.entries(app.default_permissions)
    .filter(([name, level]) => given[name] !== level && given[name] !== "write" && given[name] !== "admin")
    .map(([name, level]) => `${name}: ${level}`);
}

function difference(check: string, missing: string[], more: string[], place: string): Finding {
  if (missing.length > 0) {
    return problem(
      check,
      `missing: ${missing.join(", ")}`,
      `add them on ${SETTINGS}, ${place}; owners then have to accept`,
    );
  }
  if (more.length > 0) {
    return warning(check, `more than is used: ${more.join(", ")}`, `take them away on ${SETTINGS}, ${place}`);
  }
  return ok(check, "those of app.yml");
}

function checkHook(hook: AppView["hook"]): Finding {
  if (isRefusal(hook))
    return warning("webhook", `not known: ${notKnown(hook)}`, "put right what is said of the App first");
  if (!hook.url) return problem("webhook", "the App has no webhook URL", `set it on ${SETTINGS}`);
  if (!hook.secret) {
    return problem(
      "webhook",
      "GitHub has no webhook secret: every delivery is refused",
      `set WEBHOOK_SECRET's value on ${SETTINGS}`,
    );
  }
  if (hook.content_type !== "json") {
    return problem("webhook", "deliveries come as a form, which is not read", `choose application/json on ${SETTINGS}`);
  }
  if (!hook.url.startsWith("https:") || String(hook.insecure_ssl) === "1") {
    return warning(
      "webhook",
      `deliveries to ${hook.url} are open to who sees the network`,
      "use https and turn TLS verification on",
    );
  }
  return ok("webhook", hook.url);
}

function checkDeliveries(deliveries: AppView["deliveries"]): Finding {
  if (isRefusal(deliveries)) return warning("deliveries", `not known: ${notKnown(deliveries)}`, "see the App above");
  const codes = deliveries.map(({ status_code: code }) => code);
  const failed = codes.filter((code) => code < 200 || code > 299);
  if (codes.length === 0) return ok("deliveries", "none so far");
  const seen = `${failed.length} of the last ${codes.length} failed${failed.length > 0 ? `, the last with ${failed[0] || "no answer"}` : ""}`;
  if (failed.length === 0) return ok("deliveries", seen);
  const fix = failed.includes(400)
    ? `400: WEBHOOK_SECRET is another than on ${SETTINGS}; set both alike`
    : `see Recent deliveries on ${SETTINGS}, and that the webhook URL leads to this App`;
  return failed[0] === codes[0] ? problem("deliveries", seen, fix) : warning("deliveries", seen, fix);
}

function checkInstallations(installations: AppView["installations"], app: AppFile): Finding[] {
  const check = "installations";
  if (isRefusal(installations)) return [warning(check, `not known: ${notKnown(installations)}`, "see the App above")];
  if (installations.length === 0) {
    return [warning(check, "installed nowhere", `install it from its public page; ${SETTINGS} leads there`)];
  }
  const findings = installations.flatMap((installation): Finding[] => {
    const name = `${check}: ${installation.account?.login ?? installation.id}`;
    if (installation.suspended_at) return [warning(name, "suspended", "its owner can lift that; jobs wait meanwhile")];
    const missing = missingRights(installation.permissions, app);
    if (missing.length > 0) {
      return [
        problem(name, `has not accepted: ${missing.join(", ")}`, "its owner accepts them on the installation's page"),
      ];
    }
    const paths = installation.single_file_paths ?? [installation.single_file_name ?? ""];
    if (paths.includes(CONFIGURATION)) return [];
    const seen = `cannot read ${CONFIGURATION}: the configuration of repositories is ignored`;
    return [warning(name, seen, `give "Single file" that path on ${SETTINGS}, Permissions`)];
  });
  return findings.length > 0 ? findings : [ok(check, `${installations.length}, none suspended`)];
}
