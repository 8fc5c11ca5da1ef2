import { expect, test } from "vitest";
import { withoutTitleOfSibling } from "../../../../src/identification/files/titleOfSibling.ts";
import { parseReleaseName, titleKey } from "../../../../src/identification/index.ts";

test.each([
  ["/f/Heat (1995)/True Crime.mkv", ["Heat", "True Crime"], ["True Crime"]],
  ["/f/Heat (1995)/True Crime.mkv", ["True Crime"], ["True Crime", "Heat"]],
  ["/f/Heat (1995)/Heat 1.mkv", ["Heat", "Heat 1"], ["Heat", "Heat 1", "Heat"]],
])("%s, in a folder of %j, may be %j", (path, named, expected) => {
  const release = withoutTitleOfSibling(parseReleaseName(path), new Set(named.map(titleKey)));
  expect(release.readings.map(({ title }) => title)).toEqual(expected);
});
