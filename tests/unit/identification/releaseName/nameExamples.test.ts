import { describe, expect, test } from "vitest";
import { parseReleaseName, titleKey } from "../../../../src/identification/index.ts";
import { NAME_EXAMPLES } from "./nameExamples.ts";

const GROUPS = Object.entries(NAME_EXAMPLES).map(([what, names]) => ({
  what,
  cases: names.map(([path, kind, title, year, more = {}]) => ({ path, kind, title, year, more })),
}));

describe.each(GROUPS)("$what", ({ cases }) => {
  test.each(cases)("$path is a $kind called $title, of $year", ({ path, kind, title, year, more }) => {
    const release = parseReleaseName(path);
    const read = { title: titleKey(release.title), year: release.year, kind: release.kind };

    expect(read).toEqual({ title: titleKey(title), year, kind });
    expect(release).toMatchObject(more);
  });
});
