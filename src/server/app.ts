import type { Logger } from "pino";
import { openAccess } from "../access/open-access.js";
import type { Environment } from "../config/environment.js";
import { DUTIES, type Role } from "../config/role.js";
import { createGitHubOf, createProbot, type GitHubOf } from "../github/installations.js";
import type { CircuitStatus } from "../llm/limits/circuit.js";
import { type AppMetrics, createAppMetrics } from "../metrics/app-metrics.js";
import { JUDGED_DAYS } from "../metrics/label-metrics.js";
import { pageRoutes } from "../pages/page-routes.js";
import { assetRoutes } from "../pages/serve/assets.js";
import { answerError } from "../pages/serve/error-page.js";
import { createSettingsLoader } from "../queue/load-repository-settings.js";
import { readQueueDepth } from "../queue/queue-depth.js";
import type { TriageQueueOptions } from "../queue/queue-options.js";
import { runJob } from "../queue/run-job.js";
import { createTriageQueue, type TriageQueue, type Work } from "../queue/triage-queue.js";
import { countBrokenConfigurations } from "../store/configuration-files.js";
import type { Database } from "../store/database.js";
import { countJudgedLabels } from "../store/judged-labels.js";
import { isOurLabel } from "../store/known-settings.js";
import { openDatabase } from "../store/open-database.js";
import type { Triager } from "../triage.js";
import { assertRoleFits } from "./assert-role-fits.js";
import { createServer } from "./create-server.js";
import { createDeliveryRoute, WEBHOOK_PATH } from "./delivery-route.js";
import { answerAlive, createReadyRoute } from "./health-routes.js";
import { listen } from "./listen.js";
import { createMetricsRoute } from "./metrics-route.js";
import { checkReadiness } from "./readiness.js";
import type { Route } from "./route.js";
import { stopServer } from "./stop-server.js";

/** What the App is made of; what is not given is made from the environment. */
export interface AppParts {
  /** A function where it keeps something in the App's database. */
  triager: Triager | ((database: Database) => Promise<Triager>);
  logger: Logger;
  /** How the model's endpoint does, for readiness; null without a model. */
  modelStatus?: () => CircuitStatus | null;
  /** Counters of their own unless given. */
  metrics?: AppMetrics;
  /** In place of GitHub's API. */
  githubOf?: GitHubOf;
  /** In place of the environment's database, with its tables migrated; stays open when the App stops. */
  database?: Database;
  queueOptions?: TriageQueueOptions;
  /** See create-once.ts. */
  readLagSeconds?: number;
  /** What this process does; "all" unless given. */
  role?: Role;
  /** What time it is on the pages. */
  now?: () => Date;
}

/** The App, running. */
export interface RunningApp {
  /** `http://host:port` */
  url: string;
  webhookUrl: string;
  /** By which a browser on this machine comes to the pages; null where people sign in, or there are none. */
  pagesUrl: string | null;
  database: Database;
  queue: TriageQueue;
  /** Refuses new requests, answers those in hand, finishes running jobs, closes the database. */
  stop(): Promise<void>;
}

/** Puts the App together and starts it. Throws, with everything closed again, where a part does not start. */
export async function startApp(environment: Environment, parts: AppParts): Promise<RunningApp> {
  const { logger, role = "all", metrics = createAppMetrics() } = parts;
  assertRoleFits(role, parts.database?.kind ?? (environment.database.url === null ? "embedded" : "postgres"));
  const { acceptsDeliveries, worksJobs } = DUTIES[role];
  const probot = createProbot(environment, logger, undefined, metrics.api);
  const githubOf = parts.githubOf ?? createGitHubOf(probot, environment.app.id, metrics.api);
  const database = parts.database ?? (await openDatabase(environment.database, logger));
  const undo: (() => Promise<void>)[] = parts.database ? [] : [() => database.close()];

  async function stop(): Promise<void> {
    const errors: unknown[] = [];
    // Last started, first stopped: a request needs the queue, a job needs the database. A step that fails must not keep
    // the next ones, the release of the data directory among them, from being taken.
    for (const step of undo.splice(0).reverse()) {
      await step().catch((error: unknown) => errors.push(error));
    }
    if (errors.length > 0) throw new AggregateError(errors, "not everything could be stopped");
  }

  /** Without it a process needs neither weights nor model. */
  async function prepareWork(): Promise<Work> {
    const triager = typeof parts.triager === "function" ? await parts.triager(database) : parts.triager;
    const { readLagSeconds } = parts;
    const lag = readLagSeconds === undefined ? {} : { readLagSeconds };
    const settingsOf = createSettingsLoader({ database, logger });
    const dependencies = { database, triager, githubOf, logger, settingsOf, ...lag };
    return (job, self) => runJob(job, dependencies, self);
  }

  let entrance: string | null = null;
  /** Pages are for people, who come to where deliveries come. */
  async function preparePages(): Promise<readonly (readonly [string, Route])[]> {
    const access = await openAccess(environment, { database, githubOf, logger });
    if (!access) return [];
    const { routes, viewerOf, canSignIn } = access;
    entrance = access.entrance;
    const { llm: model, githubUrl } = environment;
    const { now = () => new Date() } = parts;
    return [...routes, ...pageRoutes({ viewerOf, canSignIn, database, githubUrl, model, now })];
  }

  try {
    const work = worksJobs ? await prepareWork() : null;
    const queue = createTriageQueue(database, work, logger, parts.queueOptions, metrics.onAttempt);
    undo.push(() => queue.stop());
    await queue.start();
    metrics.watchQueue(
      () => readQueueDepth(database),
      (error) => logger.warn({ err: error }, "queue not read for metrics"),
    );
    metrics.watchLabels(
      () => countJudgedLabels(database, new Date(Date.now() - JUDGED_DAYS * 86_400_000)),
      (error) => logger.warn({ err: error }, "people's words not read for metrics"),
    );

    const readiness = async () => {
      const model = parts.modelStatus?.() ?? null;
      const state = await checkReadiness(database, queue, logger);
      const broken = state.ready ? await countBrokenConfigurations(database) : 0;
      return { ...state, ...(model && { model }), ...(broken > 0 && { configuration: { broken } }) };
    };
    const routes = new Map<string, Route>([
      ["GET /healthz", answerAlive],
      ["GET /readyz", createReadyRoute(readiness)],
      ["GET /metrics", createMetricsRoute(metrics, environment.server.metricsToken)],
      ...assetRoutes(),
    ]);
    if (acceptsDeliveries) {
      const dependencies = {
        probot,
        queue,
        logger,
        observe: metrics.onDelivery,
        isOurLabel: (repo: string, label: string) => isOurLabel(database, repo, label),
        secrets: environment.app,
      };
      routes.set(`POST ${WEBHOOK_PATH}`, await createDeliveryRoute(dependencies));
      for (const [entry, route] of await preparePages()) routes.set(entry, route);
    }
    const server = createServer(routes, logger, { answerError });
    const url = await listen(server, environment.server);
    undo.push(() => stopServer(server));

    logger.info({ url, database: database.kind, role }, "engine-triage is listening");
    const pagesUrl = entrance === null ? null : `${url}${entrance}`;
    if (pagesUrl !== null)
      logger.info({ url: pagesUrl }, "pages for a browser on this machine, until the App is stopped");
    return { url, webhookUrl: `${url}${WEBHOOK_PATH}`, pagesUrl, database, queue, stop };
  } catch (error) {
    // What kept the App from starting is what the operator must hear, not what went wrong on the way out.
    await stop().catch((stopError: unknown) => logger.error({ err: stopError }, "not everything could be stopped"));
    throw error;
  }
}
