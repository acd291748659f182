// Child process of the lock's tests: takes the lock of the directory that is named and holds it until it is killed.
import { lockDataDirectory } from "../../../src/store/data-directory-lock.js";

const [, , directory = ""] = process.argv;
try {
  lockDataDirectory(directory);
  process.send?.("locked");
  setInterval(() => {}, 60_000);
} catch (error) {
  process.send?.(error instanceof Error ? error.name : "unknown");
  process.disconnect();
}
