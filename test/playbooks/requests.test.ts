import { describe, expect, it } from "@jest/globals";
import { LOG_AS_TEXT } from "../../src/playbooks/requests/any-engine.js";
import { REQUESTS } from "../../src/playbooks/requests/index.js";
import { ENGINES } from "../../src/taxonomy/engines.js";
import { NEEDS } from "../../src/taxonomy/needs.js";

const rows = [...REQUESTS, LOG_AS_TEXT].map((row) => ({
  name: `${row.engine ?? "any"} ${row.need}: ${row.text}`,
  row,
}));

describe("requests for missing information", () => {
  it.each(rows)("$name can stand in a comment", ({ row }) => {
    expect(row.text.length).toBeLessThanOrEqual(160);
    expect(row.text.split("`").length % 2).toBe(1);
    expect(row.text).toMatch(/^[A-Z`].*\.$/s);
    expect(row.text).not.toMatch(/https?:|www\.|@\w|[\n\r]/);
    expect(row.text.replaceAll(/`[^`]*`/g, "")).not.toMatch(/[<>*_#]/);
  });

  it.each(rows)("$name says where it was seen, and when", ({ row }) => {
    expect(new URL(row.source).protocol).toBe("https:");
    expect(row.verified).toMatch(/^2026-\d{2}-\d{2}$/);
  });

  it("knows how to ask for every need of any engine and symptom", () => {
    const general = REQUESTS.filter(({ engine, symptoms }) => engine === null && symptoms === undefined);
    expect(general.map(({ need }) => need).sort()).toEqual(NEEDS.map(({ id }) => id).sort());
  });

  it.each(ENGINES.map(({ id }) => ({ id })))("has $id's own command for its version and environment", ({ id }) => {
    const own = REQUESTS.filter(({ engine }) => engine === id).map(({ need }) => need);
    expect(own).toEqual(expect.arrayContaining(["version", "environment", "command"]));
  });

  it("has one row for an engine, need and symptom", () => {
    const keys = REQUESTS.flatMap(({ engine, need, symptoms }) =>
      (symptoms ?? ["any"]).map((symptom) => `${engine} ${need} ${symptom}`),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});
