import { expect, test } from "vitest";
import { newUser } from "../../../src/contract/accounts.ts";
import { loginName, shownName } from "../../../src/contract/visibleNames.ts";

test.for([
  "a\u0000b",
  "a\u001b[2J",
  "gnp.\u202evkm",
  "a\u200bb",
  "a\u2028b",
  "\ufeffa\u2066b",
  "a\ud800b",
  "a\rb",
  "\u009b2J",
])("%j is not accepted as a name", (name) => {
  const result = shownName(1, 80).safeParse(name);
  expect(result.error?.issues[0]?.message).toMatch(/control, direction or invisible/);
  expect(newUser.safeParse({ userId: name, password: "x" }).success).toBe(false);
  expect(newUser.safeParse({ userId: "ada", displayName: name, password: "x" }).success).toBe(false);
});

test("joined letters, emoji and every script are accepted, trimmed and composed (NFC)", () => {
  for (const name of ["Été à l’Ouest", "👩‍👩‍👧 films", "日本映画", "می‌خواهم", "Müller (2)"])
    expect(shownName(1, 80).parse(` ${name.normalize("NFD")}\u00a0`)).toBe(name.normalize("NFC"));
  for (const name of ["👩‍👩‍👧", "ada\u3164", "ada\ufe0f", ".", ".."])
    expect([name, loginName(64).safeParse(name).success]).toEqual([name, false]);
  expect(loginName(64).parse(" rene\u0301 ")).toBe("rené");
});
