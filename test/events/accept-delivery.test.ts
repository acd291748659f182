import { expect, test } from "@jest/globals";
import { createLogger } from "../../src/config/logger.js";
import { acceptDelivery, DeliveryNotAcceptedError } from "../../src/events/accept-delivery.js";
import { readerOfLabels } from "../../src/events/issues-labeled.js";
import { readIssuesOpened } from "../../src/events/issues-opened.js";
import { issuePayload } from "../app/support/deliveries.js";

function setUp(enqueue: () => Promise<boolean>) {
  const lines: string[] = [];
  const logger = createLogger({ level: "info", format: "json" }, { write: (line) => void lines.push(line) });
  return { lines, dependencies: { queue: { enqueue }, logger } };
}

test("a failure is told to the operator in full and to the sender not at all", async () => {
  const { lines, dependencies } = setUp(async () => {
    throw new Error("connection to db.internal:5432 refused");
  });
  const refused = acceptDelivery({ id: "d-1", payload: issuePayload("o/r", 7) }, readIssuesOpened, dependencies);
  await expect(refused).rejects.toThrow(DeliveryNotAcceptedError);
  await expect(refused).rejects.not.toThrow(/db\.internal/);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    msg: "job not stored",
    delivery: "d-1",
    installation: 2,
    repo: "o/r",
    issue: 7,
    err: { message: "connection to db.internal:5432 refused" },
  });
});

test("a database that does not answer is a failure before Octokit would call the delivery accepted", async () => {
  const { lines, dependencies } = setUp(() => new Promise(() => {}));
  const refused = acceptDelivery({ id: "d-1", payload: issuePayload("o/r", 7) }, readIssuesOpened, {
    ...dependencies,
    storeTimeoutMs: 10,
  });
  await expect(refused).rejects.toThrow(DeliveryNotAcceptedError);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    msg: "job not stored",
    err: { message: "not done within 10 ms" },
  });
});

test("what is ignored is on the log with its reason", async () => {
  const { lines, dependencies } = setUp(async () => true);
  await acceptDelivery(
    { id: "d-1", payload: issuePayload("o/r", 7, { sender: { type: "Bot" } }) },
    readIssuesOpened,
    dependencies,
  );
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ msg: "delivery ignored", delivery: "d-1", reason: "bot" });
});

test("what cannot be told in time, or at all, is not accepted, and no job is stored", async () => {
  const payload = issuePayload("o/r", 7, { action: "labeled", label: { name: "bug: crash" } });
  const looks = [() => new Promise<boolean>(() => {}), () => Promise.reject(new Error("database down"))];
  for (const look of looks) {
    const stored: unknown[] = [];
    const { lines, dependencies } = setUp(async () => stored.push("job") > 0);
    const read = readerOfLabels(look);
    const refused = acceptDelivery({ id: "d-1", payload }, read, { ...dependencies, storeTimeoutMs: 10 });
    await expect(refused).rejects.toThrow(DeliveryNotAcceptedError);
    expect([stored, lines]).toEqual([[], [expect.stringContaining("job not stored")]]);
  }
});
