import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { existsAsSpelled, isRespelled, isSameSpelling, pathRules, toDiskSpelling } from "../../../src/paths/index.ts";
import { aName, aRoot, aWritingOf, KINDS } from "./arbitraryPaths.ts";
import { createModelDisk, type DiskKind } from "./modelDisk.ts";

const DISKS = {
  ext4: { case: "sensitive", accents: "kept" },
  NTFS: { case: "ignored", accents: "kept" },
  APFS: { case: "ignored", accents: "ignored" },
  "HFS+": { case: "ignored", accents: "decomposed" },
} as const satisfies Record<string, DiskKind>;

const aPathOf = fc.array(aName, { minLength: 1, maxLength: 4 });
/** What a person or a program may write instead. */
const respell = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.normalize("NFC"),
  (text) => text.normalize("NFD"),
);

test("upper and lower case, composed and decomposed accents are the same spelling", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), respell, respell, (text, one, other) => {
      expect(isSameSpelling(one(text), other(text))).toBe(true);
    }),
  );
});

test("different letters are not", () => {
  expect(isSameSpelling("Heat", "Heath")).toBe(false);
  expect(isSameSpelling("Amélie", "Amelie")).toBe(false);
});

describe.for(KINDS)("paths of a %s system", (kind) => {
  const rules = pathRules(kind);

  describe.for(Object.entries(DISKS))("on %s", ([, diskKind]) => {
    test("a file is always found under the one spelling that is stored, however it is asked for", () => {
      fc.assert(
        fc.property(aRoot(kind), aPathOf, respell, (root, names, write) => {
          const disk = createModelDisk(diskKind, rules, root);
          const stored = disk.add(names);
          const written = rules.join(root, ...names.map(write));
          const spelled = toDiskSpelling(written, disk, rules);
          if (disk.identity(written) === null) expect(spelled).toBe(written);
          else expect([spelled, disk.identity(spelled)]).toEqual([stored, disk.identity(written)]);
          expect(toDiskSpelling(spelled, disk, rules)).toBe(spelled);
        }),
      );
    });

    test("a file renamed only in its spelling is one file; two files that differ only in spelling are two", () => {
      fc.assert(
        fc.property(aRoot(kind), aPathOf, respell, respell, (root, names, before, after) => {
          const disk = createModelDisk(diskKind, rules, root);
          const [from, to] = [disk.add(names.map(before)), disk.add(names.map(after))];
          expect(existsAsSpelled(from, disk, rules)).toBe(true);
          expect(isRespelled(from, to, disk, rules)).toBe(false);
          if (from !== to) return;
          const renamed = disk.rename(from, names.map(respelled));
          expect(existsAsSpelled(renamed, disk, rules)).toBe(true);
          expect(isRespelled(from, renamed, disk, rules)).toBe(from !== renamed);
        }),
      );
    });
  });
});

test("a file on a share is one file, in any case of its server and share", () => {
  const rules = pathRules("windows");
  const root = "\\\\nas\\films\\";
  fc.assert(
    fc.property(aPathOf, respell, aWritingOf(root), (names, write, writtenRoot) => {
      const disk = createModelDisk(DISKS.NTFS, rules, root);
      const stored = disk.add(names);
      const written = writtenRoot + names.map(write).join("\\");
      fc.pre(disk.identity(written) !== null);
      expect(toDiskSpelling(written, disk, rules)).toBe(stored);
    }),
  );
});

test("a file that was recorded under another writing of its share is the same file", () => {
  const rules = pathRules("windows");
  const disk = createModelDisk(DISKS.NTFS, rules, "\\\\nas\\films\\");
  const stored = disk.add(["Heat.mkv"]);
  expect(isRespelled("\\\\NAS\\Films\\Heat.mkv", stored, disk, rules)).toBe(true);
});

test("trailing dots and spaces of a Windows name are ignored, unless a file has exactly that name", () => {
  const rules = pathRules("windows");
  const disk = createModelDisk(DISKS.NTFS, rules, "C:\\");
  const film = disk.add(["films", "Heat.mkv"]);
  const odd = disk.add(["films", "Odd.mkv."]);
  expect(toDiskSpelling("c:\\FILMS\\heat.mkv. ", disk, rules)).toBe(film);
  expect(toDiskSpelling("C:\\films\\Odd.mkv.", disk, rules)).toBe(odd);
});

function respelled(name: string): string {
  return name.toUpperCase() === name ? name.toLowerCase() : name.toUpperCase();
}
