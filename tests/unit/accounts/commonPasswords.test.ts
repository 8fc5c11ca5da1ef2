import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isCommon } from "../../../src/accounts/commonPasswords.ts";

describe("the first passwords that anyone tries are refused", () => {
  test.each([
    ["digits alone", "12345678 1234567890 87654321 00000000 112233445566 19871987 12031990"],
    [
      "keyboard and alphabet",
      "qwertyuiop azertyuiop 1qaz2wsx q1w2e3r4 1qazxsw2 zaq12wsx asdfghjkl 123qweasd abcd1234 qwerty2024",
    ],
    ["a few letters and digits", "a1234567 aa123456 abc12345 123456789a qwer1234 1234abcd"],
    ["repetitions", "aaaaaaaa abcabcabc 69696969 testtest lovelove"],
    [
      "a word with digits or signs",
      "password123 Password1! Summer2024 letmein1 dragon123 motdepasse loulou12 azerty123",
    ],
    ["a word in other letters", "p@ssw0rd P4ssw0rd! trustno1 adm1n1strator f00tball"],
    ["names", "jennifer Michael1 samantha nicolas1 alexandre camille123"],
  ])("%s", (_, passwords) => {
    expect(passwords.split(" ").filter((password) => !isCommon(password))).toEqual([]);
  });
});

test("of the seventeen thousand commonest passwords none that is long enough is accepted", () => {
  const file = join(import.meta.dirname, "../../fixtures/passwords/commonest.txt");
  const commonest = readFileSync(file, "utf8").trim().split("\n");
  expect(commonest.length).toBeGreaterThan(5_000);
  expect(commonest.filter((password) => !isCommon(password))).toEqual([]);
  expect(commonest.filter((password) => !isCommon(`${password.toUpperCase()}1!`) && /^[a-z]+$/.test(password))).toEqual(
    [],
  );
});

test("a sentence, a mixture and what a password program makes are not", () => {
  const fine = ["nitrate and silver", "correct horse battery staple", "x7#kQ9!m", "violet-tram-94", "🎬🎞️🍿🎥📽️🎭🎪🎨"];
  expect(fine.filter(isCommon)).toEqual([]);
});
