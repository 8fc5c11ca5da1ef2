import { expect, test } from "vitest";
import { errorTranslator, readableFact } from "../../../src/messages/index.ts";

test.for([
  ["tmdb, wikimedia", "TMDB, Wikipedia", "TMDB, Wikipédia"],
  ["feature_mean", "feature_mean", "feature_mean"],
  ["cold_start_share, decade_mix", "lists based on popularity, decades", "listes fondées sur la popularité, décennies"],
  ["2026-11-05", "November 5, 2026", "5 novembre 2026"],
  ["1.5", "1.5", "1,5"],
  ["1.5 GB", "1.5 GB", "1,5 Go"],
  ["12345", "12,345", "12 345"],
  ["/films/2026-11-05, 2", "/films/2026-11-05, 2", "/films/2026-11-05, 2"],
  [
    "*** in database main *** row 3 missing",
    "*** in database main *** row 3 missing",
    "*** in database main *** row 3 missing",
  ],
] as const)("the fact %s is said as people read it", ([fact, english, french]) => {
  const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, " ");
  expect(plain(readableFact("en", fact))).toBe(english);
  expect(plain(readableFact("fr", fact))).toBe(french);
});

test("an error names a provider as people call it", () => {
  expect(errorTranslator("en")({ code: "provider_unreachable", fact: "wikimedia" })).toContain("Wikipedia");
  expect(errorTranslator("fr")({ code: "provider_unreachable", fact: "wikimedia" })).toContain("Wikipédia");
});
