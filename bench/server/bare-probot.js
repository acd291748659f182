// Child process of the server benchmark: a Probot app that verifies a delivery, reads it and answers, and does no more.

import { createServer } from "node:http";
import { pino } from "pino";
import { createNodeMiddleware, Probot } from "probot";

const path = "/api/github/webhooks";
const probot = new Probot({
  appId: Number(process.env.APP_ID),
  privateKey: process.env.PRIVATE_KEY,
  secret: process.env.WEBHOOK_SECRET,
  log: pino({ level: process.env.LOG_LEVEL ?? "info" }),
});
const middleware = await createNodeMiddleware((app) => app.on("issues.opened", () => {}), {
  probot,
  webhooksPath: path,
});
const server = createServer(middleware);
server.listen(0, "127.0.0.1", () => {
  const url = `http://127.0.0.1:${server.address().port}`;
  process.send?.({ url, webhookUrl: `${url}${path}` });
});
// Whatever ends the benchmark ends its servers.
for (const end of ["SIGTERM", "disconnect"]) process.once(end, () => process.exit(0));
