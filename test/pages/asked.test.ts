import { expect, test } from "@jest/globals";
import { addressOf, readAsked } from "../../src/pages/dashboard/asked.js";
import { backfillDelivery, undoDelivery } from "../../src/queue/backfill-issue.js";

test.each([backfillDelivery("run-1", 7), undoDelivery("run-1", 7, 2), "72d3162e-cc78-11e3-81ab-4c9367dc0958"])(
  "the list of triages goes on after the delivery %s",
  (delivery) => {
    const after = { at: 1_772_366_400_000_000, delivery };
    const address = addressOf(readAsked(new URLSearchParams()), { after });
    expect(readAsked(new URLSearchParams(address)).after).toEqual(after);
  },
);
