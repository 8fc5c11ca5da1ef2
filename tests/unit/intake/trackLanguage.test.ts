import { expect, test } from "vitest";
import { trackLanguage } from "../../../src/intake/probe/trackLanguage.ts";

test.each([
  ["fre", "fr"],
  ["fra", "fr"],
  ["eng", "en"],
  ["ger", "de"],
  ["jpn", "ja"],
  ["pt-br", "pt-BR"],
  ["en_US", "en-US"],
  ["und", null],
  ["mul", null],
  ["", null],
  [null, null],
  ["not a language", null],
  ["x".repeat(1_000), null],
])("a track's language %j is %j", (code, language) => {
  expect(trackLanguage(code)).toBe(language);
});
