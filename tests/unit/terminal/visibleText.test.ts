import fc from "fast-check";
import { expect, test } from "vitest";
import { visibleJson, visibleText } from "../../../src/terminal/index.ts";

const INTERPRETED = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

test.for([
  ["\u001b[2J\u001b[31mred", "\\u001b[2J\\u001b[31mred"],
  ["\u009b2J", "\\u009b2J"],
  [
    "\u001b]8;;https://evil.example\u001b\\film\u001b]8;;\u0007",
    "\\u001b]8;;https://evil.example\\u001b\\film\\u001b]8;;\\u0007",
  ],
  ["ok\rerased\b\b", "ok\\u000derased\\u0008\\u0008"],
  ["gnp.\u202evkm", "gnp.\\u202evkm"],
  ["a\u0000b\nc\u2028d\u{e0001}", "a\\u0000b\\u000ac\\u2028d\\u{e0001}"],
  ["L’Été à l’Ouest 🎬 日本", "L’Été à l’Ouest 🎬 日本"],
] as const)("%j is shown as %j", ([text, shown]) => {
  expect(visibleText(text)).toBe(shown);
});

test("no text reaches a terminal with anything that it interprets, and JSON keeps its meaning", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
      expect(visibleText(text)).not.toMatch(INTERPRETED);
      const line = visibleJson({ text });
      expect(line).not.toMatch(INTERPRETED);
      expect(JSON.parse(line)).toEqual({ text });
    }),
  );
});
