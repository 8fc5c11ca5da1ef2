import { expect, test } from "vitest";
import { expressionsIn, slowExpressions } from "../../../../scripts/check/regexSafety.ts";
import { parseSource } from "../../../../scripts/check/sourceFiles.ts";

const slowIn = (text: string, accepted: Parameters<typeof slowExpressions>[1] = []) =>
  slowExpressions(expressionsIn(parseSource("src/a.ts", text)), accepted);

test("an expression that rescans a text from every position is found, with a text that shows it", async () => {
  const found = await slowIn("const ok = /^a+$/;\nconst tags = /<font[^>]*>/gi;\nconst both = /^(?:a|a)+$/;\n");
  expect(found.map(({ line, text }) => [line, text])).toEqual([
    [2, expect.stringMatching(/^\/<font\[\^>\]\*>\/gi: 2nd degree polynomial, shown by '<FONT'/)],
    [3, expect.stringContaining("exponential")],
  ]);
});

test("one that is built at run time must be on the accepted list, and an accepted one must exist", async () => {
  const accepted = { path: "src/a.ts", text: "new RegExp(name)", reason: "only in this test" };
  expect(await slowIn("const named = new RegExp(name);\n", [accepted])).toEqual([]);
  expect(await slowIn("const named = new RegExp(name);\n")).toHaveLength(1);
  expect(await slowIn("", [accepted])).toMatchObject([
    { text: "new RegExp(name) is accepted, but no longer in the file" },
  ]);
});
