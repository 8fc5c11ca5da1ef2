import { expect, test } from "vitest";
import { negotiateLanguage } from "../../../src/messages/index.ts";

test.for([
  ["fr-CA,fr;q=0.9", "fr"],
  ["de, en;q=0.5, fr;q=0.8", "fr"],
  ["de;q=1, EN-gb;q=0.7", "en"],
  ["fr;q=0, en;q=0.1", "en"],
  ["french", "en"],
  ["*", "en"],
  ["", "en"],
  [null, "en"],
] as const)("%s is answered in %s", ([header, language]) => {
  expect(negotiateLanguage(header, "en")).toBe(language);
});
