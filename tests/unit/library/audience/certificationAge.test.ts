import { describe, expect, test } from "vitest";
import { minimumAgeOf } from "../../../../src/library/audience/index.ts";

const ageOf = (country: string, certification: string) => minimumAgeOf([{ country, certification }]);

describe("the age that a certification names", () => {
  test.for([
    ["US", "G", 0],
    ["US", "PG", 8],
    ["US", "PG-13", 13],
    ["US", "R", 17],
    ["US", "NC-17", 17],
    ["US", "TV-14", 14],
    ["US", "TV-Y7-FV", 7],
    ["US", "TV-MA", 17],
    ["FR", "U", 0],
    ["FR", "TP", 0],
    ["FR", "Tous publics", 0],
    ["FR", "-12", 12],
    ["FR", "12", 12],
    ["DE", "0", 0],
    ["DE", "FSK 16", 16],
    ["GB", "U", 0],
    ["GB", "PG", 8],
    ["GB", "12A", 12],
    ["GB", "R18", 18],
    ["ES", "APTA", 0],
    ["IT", "T", 0],
    ["IT", "VM14", 14],
    ["NL", "AL", 0],
    ["CA", "14A", 14],
    ["CA", "A", 18],
    ["NO", "A", 0],
    ["IN", "A", 18],
    ["IN", "UA 13+", 13],
    ["AU", "MA 15+", 15],
    ["NZ", "RP16", 16],
    ["FI", "K-12", 12],
    ["PT", "M/6", 6],
    ["JP", "R15+", 15],
    ["KR", "ALL", 0],
    ["MX", "B-15", 15],
    ["SE", "Btl", 0],
    ["PL", "7", 7],
  ] as const)("%s %s", ([country, certification, age]) => {
    expect(ageOf(country, certification)).toBe(age);
  });

  test.for([
    ["US", "NR"],
    ["US", "Unrated"],
    ["US", ""],
    ["GB", "G"],
    ["ZZ", "PG"],
    ["DE", "99"],
    ["US", "1971"],
  ] as const)("is unknown for %s %j", ([country, certification]) => {
    expect(ageOf(country, certification)).toBeNull();
  });

  test("without a country is that of the strictest country that uses the word", () => {
    expect(ageOf("", "A")).toBe(18);
    expect(ageOf("", "PG-13")).toBe(13);
    expect(ageOf("", "G")).toBe(0);
  });

  test("may have its country before it, as in NFO files", () => {
    expect(ageOf("", "US:R")).toBe(17);
    expect(ageOf("", "de:12")).toBe(12);
    expect(ageOf("", "NO:A")).toBe(0);
  });
});

test("of several countries the strictest that is known decides", () => {
  const certifications = [
    { country: "FR", certification: "U" },
    { country: "US", certification: "PG-13" },
    { country: "GB", certification: "" },
  ];
  expect(minimumAgeOf(certifications)).toBe(13);
  expect(minimumAgeOf([...certifications].reverse())).toBe(13);
});

test("no certification names no age", () => {
  expect(minimumAgeOf([])).toBeNull();
});
