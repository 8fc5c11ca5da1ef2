import { expect, test } from "vitest";
import { labelledInterpretation } from "../../../src/api/routes/labelledInterpretation.ts";

test.for([
  ["years", "2010-2049", "since 2010", "depuis 2010"],
  ["years", "1870-1979", "before 1980", "avant 1980"],
  ["years", "1990-1995", "1990–1995", "1990–1995"],
  ["decade", "1980", "1980s", "Années 1980"],
  ["decade", "1910+2010", "1910s / 2010s", "Années 1910 / Années 2010"],
] as const)("%s %s are named as a person would: %s, %s", ([kind, value, english, french]) => {
  const understood = { parts: [{ kind, text: "", value, remaining: "" }], corrected: [], without: [] };
  const labelIn = (language: "en" | "fr") =>
    labelledInterpretation(understood, language).parts.map(({ label }) => label);
  expect([labelIn("en"), labelIn("fr")]).toEqual([[english], [french]]);
});
