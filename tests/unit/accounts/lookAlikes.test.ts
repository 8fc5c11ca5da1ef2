import { expect, test } from "vitest";
import { looksLike } from "../../../src/accounts/lookAlikes.ts";

test.for([
  ["ada", "аda"],
  ["ada", "АDА"],
  ["ada", "ａｄａ"],
  ["ada", " Ada\u00a0"],
  ["rené", "rene\u0301"],
  ["scope", "ѕсоре"],
  ["ΑΝΝΑ", "anna"],
  ["𝒶𝒹𝒶", "ada"],
  ["Ada Lovelace", "Ada  Lovelace"],
  ["Ada Lovelace", "Аdа\u2003Lоvеlасе"],
  ["Ella", "EIIa"],
  ["bill", "biI1"],
  ["root", "r00t"],
  ["burn", "bum"],
  ["IDA", "ida"],
])("%s and %s look the same", ([one, other]) => {
  expect(looksLike(one ?? "", other ?? "")).toBe(true);
});

test.for([
  ["ada", "ade"],
  ["rene", "rené"],
  ["müller", "muller"],
  ["иван", "ivan"],
  ["tom", "tom1"],
  ["alina", "anila"],
  ["Ali", "All"],
  ["user1", "user2"],
])("%s and %s are different names", ([one, other]) => {
  expect(looksLike(one ?? "", other ?? "")).toBe(false);
});
