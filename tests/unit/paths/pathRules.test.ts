import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pathRules } from "../../../src/paths/index.ts";
import { aName, aRoot, aWritingOf, KINDS, someNames } from "./arbitraryPaths.ts";

describe.for(KINDS)("paths of a %s system", (kind) => {
  const rules = pathRules(kind);
  const aFolder = fc.tuple(aRoot(kind), someNames).map(([root, names]) => rules.join(root, ...names));

  test("what is joined to a folder is inside it, and nothing else is", () => {
    fc.assert(
      fc.property(aFolder, aName, someNames, (folder, first, more) => {
        const path = rules.join(folder, first, ...more);
        expect(rules.isInside(path, folder)).toBe(true);
        expect(rules.isInside(folder, path)).toBe(false);
        expect(rules.isInside(folder, folder)).toBe(false);
        expect(rules.join(folder, rules.relativeTo(path, folder) ?? "")).toBe(path);
      }),
    );
  });

  test("a folder whose name only begins with another's is not inside it", () => {
    fc.assert(
      fc.property(aFolder, aName, aName, aName, (above, name, longer, inner) => {
        const [folder, other] = [rules.join(above, name), rules.join(above, name + longer)];
        expect(rules.isInside(other, folder)).toBe(false);
        expect(rules.isInside(rules.join(other, inner), folder)).toBe(false);
      }),
    );
  });

  test("the range of a folder holds exactly the paths inside it, in the order of the database", () => {
    fc.assert(
      fc.property(aFolder, aFolder, someNames, (folder, other, names) => {
        const { from, to } = rules.range(folder);
        for (const path of [rules.join(folder, ...names), rules.join(other, ...names), other, `${folder}x`]) {
          const isInRange = compareBytes(path, from) >= 0 && compareBytes(path, to) < 0;
          // A root ends with its separator and is the first value of its range; it is never a file.
          if (path !== from) expect([path, isInRange]).toEqual([path, rules.isInside(path, folder)]);
        }
      }),
    );
  });

  test("a normal path stays as it is, and its names come back out of it", () => {
    fc.assert(
      fc.property(aRoot(kind), someNames, (root, names) => {
        const path = rules.join(root, ...names);
        expect(rules.normalize(path)).toBe(path);
        expect(rules.isAbsolute(path)).toBe(true);
        const back: string[] = [];
        for (let at = path; rules.dirname(at) !== at; at = rules.dirname(at)) back.unshift(rules.basename(at));
        expect(back).toEqual(names);
      }),
    );
  });

  test("however the beginning of a path is written, it is one path, inside the same folders and the same range", () => {
    const aWrittenRoot = aRoot(kind).chain((root) => fc.tuple(fc.constant(root), aWritingOf(root), aWritingOf(root)));
    fc.assert(
      fc.property(aWrittenRoot, someNames, aName, ([root, one, other], above, name) => {
        const [folder, path] = [rules.join(root, ...above), rules.join(root, ...above, name)];
        const [oneFolder, otherPath] = [
          one + above.join(rules.separator),
          other + [...above, name].join(rules.separator),
        ];
        expect([oneFolder, otherPath].every(rules.isAbsolute)).toBe(true);
        expect([oneFolder, otherPath].map(rules.normalize)).toEqual([folder, path]);
        expect([rules.root(otherPath), rules.relativeTo(otherPath, oneFolder)]).toEqual([root, name]);
        expect(rules.range(oneFolder)).toEqual(rules.range(folder));
      }),
    );
  });

  test("detours and separators at the end change nothing", () => {
    fc.assert(
      fc.property(aFolder, aName, aName, (folder, name, detour) => {
        const { separator } = rules;
        const path = rules.join(folder, name);
        const written = `${folder}${separator}.${separator}${detour}${separator}..${separator}${separator}${name}${separator}`;
        expect(rules.normalize(written)).toBe(path);
      }),
    );
  });
});

test("one path of Windows is written in many ways, and has one normal form", () => {
  const rules = pathRules("windows");
  fc.assert(
    fc.property(someNames, (names) => {
      const path = rules.join("C:\\films", ...names);
      const slashes = path.replaceAll("\\", "/");
      for (const written of [slashes, `c${path.slice(1)}`, `c${slashes.slice(1)}`, `\\\\?\\${path}`, `//?/${slashes}`])
        expect(rules.normalize(written)).toBe(path);
      const shared = rules.join("\\\\nas\\films", ...names);
      for (const written of [shared.replaceAll("\\", "/"), `\\\\?\\UNC\\${shared.slice(2)}`])
        expect(rules.normalize(written)).toBe(rules.normalize(shared));
    }),
  );
});

test("a path that depends on the current drive or folder is not absolute", () => {
  const { isAbsolute } = pathRules("windows");
  expect(["\\films", "/films", "C:films", "films", "..\\films"].filter(isAbsolute)).toEqual([]);
  expect(
    ["C:\\", "c:/films", "\\\\nas\\films", "//nas/films", "\\\\?\\C:\\films"].filter((one) => !isAbsolute(one)),
  ).toEqual([]);
});

test("a place that only a device or a volume names is not absolute: the same file has a letter or a share too", () => {
  const rules = pathRules("windows");
  const places = [
    "Volume{b75e2c83-0000-0000-0000-602f00000000}",
    "GLOBALROOT\\Device\\Mup",
    "pipe",
    "PhysicalDrive0",
    "C:",
  ];
  const device = fc.tuple(fc.constantFrom("\\\\?\\", "\\\\.\\", "//?/", "//./"), fc.constantFrom(...places));
  fc.assert(
    fc.property(device, fc.constantFrom("", "UNC\\?\\", "UNC\\.\\"), someNames, ([namespace, place], unc, names) => {
      // `C:` with a name behind it is a drive after all.
      fc.pre(place !== "C:" || (unc === "" && names.length === 0));
      expect(rules.isAbsolute([namespace + unc + place, ...names].join("\\"))).toBe(false);
    }),
  );
});

test("letters of a share that have no other case stay, for another letter would be another name", () => {
  const { normalize } = pathRules("windows");
  const odd = ["\\\\nas\\straße\\", "\\\\nas\\ı\\", "\\\\nas\\\u212a\\", "\\\\nas\\🎬\\"];
  expect(odd.map(normalize)).toEqual(odd);
});

test("other programs get long paths in the form that has no limit, and the others as they are", () => {
  const rules = pathRules("windows");
  const long = "x".repeat(250);
  expect(rules.forExternalPrograms("C:\\films\\a.mkv")).toBe("C:\\films\\a.mkv");
  expect(rules.forExternalPrograms(`C:\\films\\${long}`)).toBe(`\\\\?\\C:\\films\\${long}`);
  expect(rules.forExternalPrograms(`\\\\nas\\films\\${long}`)).toBe(`\\\\?\\UNC\\nas\\films\\${long}`);
  fc.assert(
    fc.property(someNames, (names) => {
      const path = rules.join("C:\\films", long, ...names);
      expect(rules.normalize(rules.forExternalPrograms(path))).toBe(path);
    }),
  );
});

/** SQLite compares text by its UTF-8 bytes, JavaScript by UTF-16 units. */
function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
