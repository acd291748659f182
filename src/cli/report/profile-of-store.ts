import { readWeightsFile } from "../../classify/embedded-weights.js";
import { originOf } from "../../evaluation/weights-origin.js";
import { type LoadedProfile, loadProfile } from "../../pages/report/load-profile.js";
import { findPlace } from "../../store/places.js";
import { withExistingDatabase } from "../database/with-database.js";
import { terminalProgress } from "./terminal-progress.js";

/**
 * The profile of a repository by the decisions on record, in the database of the environment. Gives the exit code: 2 where
 * the App does not work on it.
 */
export function profileOfStore(
  name: string,
  since: string | null,
  give: (loaded: LoadedProfile) => Promise<void>,
): Promise<number> {
  return withExistingDatabase(async (database) => {
    const place = await findPlace(database, name);
    if (place === null) {
      process.stderr.write(
        `engine-triage: nothing is on record of ${name}; for a file of its issues: engine-triage report issues.jsonl\n`,
      );
      return 2;
    }
    const { learnedFrom } = originOf(readWeightsFile());
    const progress = terminalProgress("read", null, process.stderr);
    const options = { now: new Date(), learnedFrom, since, newest: null, onRead: progress.show };
    const loaded = await loadProfile(database, place, options);
    progress.stop();
    await give(loaded);
    return 0;
  });
}
