import { expect, test } from "vitest";
import { formatsIn, localeOf } from "../../../renderer/i18n/format.ts";

test.for([
  [["en-US@posix"], "en"],
  [["en-US@posix", "en-GB"], "en-GB"],
  [["C", "POSIX", "", "*", "en_US.UTF-8", "en-"], "en"],
  [["en-x", "en-US-u", "en-a-b-c-", `en-${"x".repeat(300)}`], "en"],
  [["fr-CH", "en-AU"], "en-AU"],
  [[], "en"],
] as const)("a browser with languages %j formats English as %s", ([tags, expected]) => {
  const locale = localeOf("en", tags);
  expect(locale).toBe(expected);
  const formats = formatsIn("en", locale);
  expect(formats.number(1_234)).toBe("1,234");
  expect(formats.size(1_500)).toMatch(/1\.5/);
  expect(formats.month("2026-11").long).toBe("November 2026");
  expect(formats.relativeTime(new Date(Date.now() - 7_200_000).toISOString())).toBe("2 hours ago");
});
