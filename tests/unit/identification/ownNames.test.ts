import { describe, expect, test } from "vitest";
import { parseReleaseName, titleKey } from "../../../src/identification/index.ts";
import { OWN_NAMES } from "./ownNames.ts";

describe.each(Object.entries(OWN_NAMES))("%s", (_, names) => {
  test.each(names)("%s is a %s called %s, of %s", (path, kind, title, year, more = {}) => {
    const release = parseReleaseName(path);
    const read = { title: titleKey(release.title), year: release.year, kind: release.kind };

    expect(read).toEqual({ title: titleKey(title), year, kind });
    expect(release).toMatchObject(more);
  });
});
