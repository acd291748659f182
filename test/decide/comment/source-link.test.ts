import { expect, test } from "@jest/globals";
import { sourceLink } from "../../../src/decide/comment/source-link.js";

test("a page of documentation is linked as it is", () => {
  expect(sourceLink("source", "https://docs.vllm.ai/en/latest/usage/troubleshooting.html")).toBe(
    "[source](<https://docs.vllm.ai/en/latest/usage/troubleshooting.html>)",
  );
});

test.each(["issues/1", "pull/2", "discussions/3"])(
  "a thread of another repository does not link back: %s",
  (thread) => {
    expect(sourceLink("source", `https://github.com/acme/engine/${thread}`)).toBe(
      `[source](<https://redirect.github.com/acme/engine/${thread}>)`,
    );
  },
);

test("a file on GitHub is no thread", () => {
  expect(sourceLink("s", "https://github.com/acme/engine/blob/main/a.md")).toContain("<https://github.com/acme/");
});
