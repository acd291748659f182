import { Gauge, type Registry } from "prom-client";
import { CORRECTED_FAMILIES } from "../corrections/word.js";
import { LABEL_IDS } from "../decide/label-ids.js";
import { labelName } from "../decide/label-names.js";
import type { JudgedLabel } from "../store/judged-labels.js";

export type ReadJudgedLabels = () => Promise<readonly JudgedLabel[]>;

/** Days for which words are counted. */
export const JUDGED_DAYS = 90;
/** People say a few words a day, and reading them all takes longer than the rest of a scrape. */
const KEEP_MS = 300_000;

/** Every label that can be judged: shown also where nobody said anything, so that a rate misses nothing. */
const LABELS = CORRECTED_FAMILIES.flatMap((family) => LABEL_IDS[family].map((id) => labelName(family, id)));

/**
 * Shows how right labels were by people's words, read when somebody asks, once for all who ask meanwhile, and kept for some
 * minutes. Where it cannot be read, the other metrics still are, what was read last is left out, and it is tried again
 * after the same minutes.
 */
export function watchLabels(
  registry: Registry,
  read: ReadJudgedLabels,
  onFailure: (error: unknown) => void,
  now: () => number = Date.now,
): void {
  let askedAt = Number.NEGATIVE_INFINITY;
  /** What was read, or is being read: never rejects. */
  let shown: Promise<readonly JudgedLabel[] | null> = Promise.resolve(null);

  async function readOrTell(): Promise<readonly JudgedLabel[] | null> {
    try {
      return await read();
    } catch (error) {
      onFailure(error);
      return null;
    }
  }

  new Gauge({
    name: "engine_triage_labels_judged",
    help: `Labels of this App that people found right or wrong, by label; of issues first spoken about in the last ${JUDGED_DAYS} days`,
    labelNames: ["label", "verdict"],
    registers: [registry],
    async collect() {
      if (now() - askedAt >= KEEP_MS) {
        askedAt = now();
        shown = readOrTell();
      }
      const rows = await shown;
      this.reset();
      if (rows === null) return;
      const judged = new Map(rows.map((row) => [row.label, row]));
      for (const label of LABELS) {
        this.set({ label, verdict: "right" }, judged.get(label)?.right ?? 0);
        this.set({ label, verdict: "wrong" }, judged.get(label)?.wrong ?? 0);
      }
    },
  });
}
