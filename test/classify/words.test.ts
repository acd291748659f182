import { expect, test } from "@jest/globals";
import { words } from "../../src/classify/words.js";

test("identifiers stay whole, numbers become zero, stop words go", () => {
  expect(words("The torch.cuda call in flash-attn 2.5 fails on gfx1100", 20)).toEqual([
    "torch.cuda",
    "call",
    "flash-attn",
    "fails",
    "gfx0",
  ]);
});

test("Chinese runs become pairs of characters", () => {
  expect(words("显存不足", 20)).toEqual(["显存", "存不", "不足"]);
});

test("at most the limit is read", () => {
  expect(words("alpha beta gamma delta", 2)).toEqual(["alpha", "beta"]);
});
