import { expect, test } from "vitest";
import { type StoredFile, withKeptVersion } from "../../../src/library/freeSpace/keptVersion.ts";

function aFile(values: Partial<StoredFile>): StoredFile {
  return {
    id: 1,
    film: 1,
    part: 1,
    edition: "",
    path: "/f.mkv",
    sizeBytes: 1_000,
    width: 1_920,
    height: 1_080,
    isReadable: true,
    ...values,
  };
}

const keptOf = (...files: StoredFile[]) => withKeptVersion(files).flatMap(({ id, keep }) => (keep ? [id] : []));

test("of several copies the one with most pixels is kept, also if another one is larger", () => {
  expect(keptOf(aFile({ id: 1, sizeBytes: 9_000 }), aFile({ id: 2, width: 3_840, height: 2_160 }))).toEqual([2]);
});

test("of copies with as many pixels the largest is kept, and of equal ones the first", () => {
  expect(keptOf(aFile({ id: 1 }), aFile({ id: 2, sizeBytes: 2_000 }))).toEqual([2]);
  expect(keptOf(aFile({ id: 7 }), aFile({ id: 3 }))).toEqual([3]);
});

test("each part and each edition keeps a file of its own", () => {
  expect(
    keptOf(aFile({ id: 1 }), aFile({ id: 2, part: 2 }), aFile({ id: 3, part: 2, width: 720, height: 576 })),
  ).toEqual([1, 2]);
});

test("a copy that cannot be read is not kept in place of one that can, however good it was", () => {
  const away = aFile({ id: 1, width: 3_840, height: 2_160, isReadable: false });
  expect(keptOf(away, aFile({ id: 2, width: 720, height: 576 }))).toEqual([2]);
  expect(keptOf(away, aFile({ id: 2, isReadable: false }))).toEqual([1]);
});
