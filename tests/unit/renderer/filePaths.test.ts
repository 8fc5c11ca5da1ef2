import { expect, test } from "vitest";
import { fileNameOf, isWithin, parentFolderOf } from "../../../renderer/components/filePaths.ts";

test.for([
  ["/films/a.mkv", "/films", "a.mkv"],
  ["D:\\Films\\b.avi", "D:\\Films", "b.avi"],
  ["D:/Films/b.avi", "D:/Films", "b.avi"],
  ["\\\\server\\share\\c.mp4", "\\\\server\\share", "c.mp4"],
  ["/films/a\\b.mkv", "/films", "a\\b.mkv"],
  ["c.mkv", "", "c.mkv"],
])("the page shows %s as folder %s and name %s", ([path, folder, name]) => {
  expect([parentFolderOf(path!), fileNameOf(path!)]).toEqual([folder, name]);
});

test("a folder is named without the separator at its end", () => {
  expect([fileNameOf("/films/"), fileNameOf("D:\\Films\\"), fileNameOf("D:\\"), fileNameOf("/")]).toEqual([
    "films",
    "Films",
    "D:",
    "/",
  ]);
});

test.for([
  ["/films/new", "/films", true],
  ["/films", "/films", true],
  ["/films/new", "/films/", true],
  ["/films", "/", true],
  ["/films2", "/films", false],
  ["/Films/new", "/films", false],
  ["C:\\Films\\new", "c:\\films", true],
  ["C:/films/new", "C:\\films", true],
  ["C:\\films2", "C:\\films", false],
  ["\\\\Server\\share\\new", "\\\\server\\share", true],
  ["D:\\films", "C:\\", false],
] as const)("whether %s is within %s, by the rules of its system", ([path, folder, expected]) => {
  expect(isWithin(path, folder)).toBe(expected);
});

test.for([
  ["/films/gnp.\u202evkm.mkv", "gnp.\\u202evkm.mkv"],
  ["/films/a\u001b[2J\r\n\u007f.mkv", "a␛[2J␍␊␡.mkv"],
  ["/films/\u009b2J\u200b.mkv", "\\u009b2J\\u200b.mkv"],
  ["/films/👩‍👩‍👧 Été.mkv", "👩‍👩‍👧 Été.mkv"],
] as const)("%j is shown as %j", ([path, shown]) => {
  expect(fileNameOf(path)).toBe(shown);
  expect(parentFolderOf(path)).toBe("/films");
});
