import { expect, test } from "vitest";
import { skeletonOf } from "../../../src/accounts/lookAlikes.ts";
import { foldId } from "../../../src/accounts/users.ts";

const looks = (name: string) => skeletonOf(foldId(name));

test.for([
  ["ada", "аda"],
  ["ada", "АDА"],
  ["ada", "ａｄａ"],
  ["ada", " Ada\u00a0"],
  ["rené", "rene\u0301"],
  ["scope", "ѕсоре"],
  ["ΑΝΝΑ", "anna"],
  ["𝒶𝒹𝒶", "ada"],
])("%s and %s look the same", ([one, other]) => {
  expect(looks(one ?? "")).toBe(looks(other ?? ""));
});

test.for([
  ["ada", "ade"],
  ["rene", "rené"],
  ["müller", "muller"],
  ["иван", "ivan"],
  ["tom", "tom1"],
])("%s and %s are different names", ([one, other]) => {
  expect(looks(one ?? "")).not.toBe(looks(other ?? ""));
});
