import { expect, test } from "vitest";
import { writeCsv } from "../../../src/csv/index.ts";

test("a cell with a line break of any kind stays one cell", () => {
  const csv = writeCsv(
    ["title", "year"],
    [
      ["Two\nlines", 1999],
      ["Old\rMac", 2001],
      ["Windows\r\nline", null],
    ],
  );

  expect(csv).toBe('\uFEFFtitle,year\r\n"Two\nlines",1999\r\n"Old\rMac",2001\r\n"Windows\r\nline",\r\n');
});

test("a cell with a semicolon is quoted: some countries separate cells by it", () => {
  expect(writeCsv(["lists"], [[["Noir", "To see"]], ["a;b"], ["plain"]])).toBe(
    '\uFEFFlists\r\n"Noir; To see"\r\n"a;b"\r\nplain\r\n',
  );
});

test("numbers and booleans are written as they are; text that spreadsheets would run is set behind an apostrophe", () => {
  const csv = writeCsv(
    ["a", "b"],
    [
      [-5, true],
      ["-5", false],
      ["=SUM(1)", undefined],
      ['=a"b', ""],
    ],
  );

  expect(csv).toBe('\uFEFFa,b\r\n-5,true\r\n\'-5,false\r\n\'=SUM(1),\r\n"\'=a""b",\r\n');
});
