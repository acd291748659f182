import { describe, expect, test } from "@jest/globals";
import { readTitleTag } from "../../src/report/title-tag.js";

describe("title tag", () => {
  test.each([
    ["[Bug]: server dies", "bug", "server dies"],
    ["[BUG] server dies", "bug", "server dies"],
    ["Bug: server dies", "bug", "server dies"],
    ["Eval bug: wrong words", "eval bug", "wrong words"],
    ["Misc. bug: odd exit", "misc. bug", "odd exit"],
    ["[Feature Request] please", "feature request", "please"],
    ["🐛 [Bug]: emoji first", "bug", "emoji first"],
    ["【Bug】 full width", "bug", "full width"],
  ])("parts %p into tag and title", (title, tag, rest) => {
    expect(readTitleTag(title)).toEqual({ tag, title: rest });
  });

  test.each(["Server dies on start", "llama-server: crash", "Note: this is odd", "", "[]: x"])(
    "finds none in %p",
    (title) => {
      expect(readTitleTag(title)).toEqual({ tag: null, title: title.trim() });
    },
  );
});
