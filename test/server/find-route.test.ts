import { expect, test } from "@jest/globals";
import { createFindRoute } from "../../src/server/find-route.js";
import type { Route } from "../../src/server/route.js";

const route: Route = async () => {};
const other: Route = async () => {};
const findRoute = createFindRoute(
  new Map([
    ["GET /repos", other],
    ["GET /repos/:owner/:name", route],
    ["POST /repos/:owner/:name", other],
  ]),
);

test("a path's parameters come decoded, whatever follows the question mark", () => {
  const found = findRoute({ method: "GET", url: "/repos/ggml-org/llama%2Ecpp?page=2&owner=x" });
  expect(found?.route).toBe(route);
  expect(found?.parameters).toEqual({ owner: "ggml-org", name: "llama.cpp" });
});

test("who may GET may ask for the headers alone", () => {
  expect(findRoute({ method: "HEAD", url: "/repos/a/b" })?.route).toBe(route);
});

test.each([
  ["GET", "/"],
  ["GET", "/repos/"],
  ["GET", "/repos/a"],
  ["GET", "/repos/a/b/"],
  ["GET", "/repos/a/b/c"],
  ["GET", "/Repos/a/b"],
  ["GET", "/repos/a/%"],
  ["GET", "/repos/a/%ff"],
  ["GET", "repos/a/b"],
  ["GET", ""],
  ["GET", "//repos/a/b"],
  ["GET", `/repos/a/${"b".repeat(301)}`],
  ["OPTIONS", "*"],
  ["CONNECT", "a:1"],
  ["DELETE", "/repos/a/b"],
  ["POST", "/repos"],
])("%s %s is for no route", (method, url) => {
  expect(findRoute({ method, url })).toBeNull();
});

test("an entry that is no method and path, or stands twice, is refused when the server is made", () => {
  expect(() => createFindRoute(new Map([["PUT /x", route]]))).toThrow('"PUT /x"');
  expect(() => createFindRoute(new Map([["/x", route]]))).toThrow('"/x"');
  const twice = new Map([
    ["GET /:a", route],
    ["GET /:b", route],
  ]);
  expect(() => createFindRoute(twice)).toThrow();
});
