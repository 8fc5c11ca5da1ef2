import fc from "fast-check";
import { expect, test } from "vitest";
import { sanitizeFileName } from "../../../src/intake/uploads/index.ts";
import { fileNameIn, isReservedName, withoutTrailingDots } from "../../../src/paths/index.ts";

const DEVICES = ["CON", "prn", "Aux", "NUL", "COM1", "com9", "LPT1", "COM¹", "lpt³", "CONIN$", "conout$"];

test("names of devices are reserved with any ending, and longer names are not", () => {
  for (const device of DEVICES) {
    expect(
      [device, `${device}.mkv`, `${device} .mkv`, `${device}.tar.gz`].filter((name) => !isReservedName(name)),
    ).toEqual([]);
    expect([`${device}x.mkv`, `my${device}.mkv`, `.${device}`].filter(isReservedName)).toEqual([]);
  }
  expect(
    ["Con Air (1997).mkv", "Nul n'est parfait.avi", "Auxiliaires.mp4", "COM10.mkv"].filter(isReservedName),
  ).toEqual([]);
});

test("a name keeps its dots and spaces but those at its end", () => {
  expect(["film.mkv. ", "film . .", "...And Justice for All", "..", "."].map(withoutTrailingDots)).toEqual([
    "film.mkv",
    "film",
    "...And Justice for All",
    "..",
    ".",
  ]);
});

test("an upload of any name gets a file name that is valid on Windows", () => {
  const part = fc.constantFrom("con", "NUL", "com1", ".", " ", "/", "\\", ":", "a", "é", "mkv", "..", "\u202e", "?");
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const name = sanitizeFileName(parts.join(""));
      if (name === null) return;
      expect(name).not.toMatch(/[<>:"|?*/\\\p{Cc}]/u);
      expect(name).toBe(withoutTrailingDots(name));
      expect([name, isReservedName(name)]).toEqual([name, false]);
    }),
  );
});

test("a file is shown by its name, and a title with a slash stays complete", () => {
  expect(
    ["/films/Heat.mkv", "C:\\films\\Heat.mkv", "C:/films/Heat.mkv", "\\\\nas\\films\\Heat.mkv"].map(fileNameIn),
  ).toEqual(Array(4).fill("Heat.mkv"));
  expect(["Face/Off (1997)", "Heat.mkv", "AC\\DC", ""].map(fileNameIn)).toEqual([
    "Face/Off (1997)",
    "Heat.mkv",
    "AC\\DC",
    "",
  ]);
});
