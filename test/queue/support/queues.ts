import { afterAll, afterEach, beforeAll } from "@jest/globals";
import type { TriageQueue } from "../../../src/queue/triage-queue.js";
import { migrate } from "../../../src/store/migrate.js";
import type { TestDatabase, TestDatabaseKind } from "../../store/support/databases.js";

/** Queues of a group of tests, all on one database of the kind. Each is stopped after its test, the database dropped after all. */
export function queuesOn(open: TestDatabaseKind["open"]) {
  const started: TriageQueue[] = [];
  let opened: TestDatabase | undefined;

  beforeAll(async () => {
    opened = await open();
    await migrate(opened.database);
  });
  afterEach(async () => {
    for (const queue of started.splice(0)) await queue.stop();
  });
  afterAll(() => opened?.drop());

  function database(): TestDatabase {
    if (!opened) throw new Error("no database before the tests begin");
    return opened;
  }

  return {
    /** The database, from the first test on. */
    get opened() {
      return database();
    },
    async start(queue: TriageQueue): Promise<TriageQueue> {
      started.push(queue);
      await queue.start();
      return queue;
    },
  };
}

/** A promise and its resolver: lets a test hold a job at a point of its choosing. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
