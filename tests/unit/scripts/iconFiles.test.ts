import { expect, test } from "vitest";
import { packIcns, packIco } from "../../../scripts/iconFiles.ts";

const pictures = [
  { pixels: 128, png: Buffer.from("small") },
  { pixels: 256, png: Buffer.from("larger") },
];

test("a Windows icon says where each of its pictures begins", () => {
  const file = packIco(pictures);
  expect([file.readUInt16LE(2), file.readUInt16LE(4)]).toEqual([1, 2]);
  const found = [6, 22].map((entry) => {
    const begin = file.readUInt32LE(entry + 12);
    return [file.readUInt8(entry), String(file.subarray(begin, begin + file.readUInt32LE(entry + 8)))];
  });
  expect(found).toEqual([
    [128, "small"],
    [0, "larger"],
  ]);
});

test("a macOS icon holds its pictures as named blocks, and its own length", () => {
  const file = packIcns(pictures);
  expect([String(file.subarray(0, 4)), file.readUInt32BE(4)]).toEqual(["icns", file.length]);
  expect(String(file.subarray(8))).toContain("small");
});

test("a size that macOS does not know is refused", () => {
  expect(() => packIcns([{ pixels: 100, png: Buffer.alloc(0) }])).toThrow(RangeError);
});
