import { expect, test } from "vitest";
import { parseSource } from "../../../../scripts/check/sourceFiles.ts";
import { unformattedSql } from "../../../../scripts/check/sqlFormat.ts";

const findings = (sql: string) =>
  unformattedSql(parseSource("src/a.ts", `sql(\`${sql}\`);\n`)).map(({ line, text }) => `${line} ${text}`);

test("a clause of a statement over several lines begins a line", () => {
  expect(findings("\n  SELECT id FROM film\n  WHERE id = 1")).toEqual(["2 FROM belongs on a line of its own"]);
  expect(findings("\n  UPDATE film SET title = 'a'\n  WHERE id = 1")).toEqual(["2 SET belongs on a line of its own"]);
  expect(findings("\n  SELECT id\n  FROM film\n  WHERE id = 1 LIMIT 1")).toEqual([
    "4 LIMIT belongs on a line of its own",
  ]);
});

test("a statement in small letters is found: no other rule here would read it", () => {
  expect(findings("select id from film where id = 1")).toEqual(["1 select: in capitals"]);
  expect(unformattedSql(parseSource("src/a.ts", 'sql("delete from film");'))).toHaveLength(1);
  expect(findings("SELECT id FROM film WHERE id = 1")).toEqual([]);
});

test("one line, subqueries, texts and the branches of a union are left alone", () => {
  expect(findings("SELECT id FROM film WHERE id = 1")).toEqual([]);
  expect(findings("\n  SELECT (SELECT max(id) FROM file WHERE film = 1)\n  FROM film")).toEqual([]);
  expect(findings("\n  SELECT (\n    SELECT max(id) FROM file WHERE film = 1)\n  FROM film")).toEqual([]);
  expect(findings("\n  SELECT 'SELECT FROM here'\n  FROM film")).toEqual([]);
  expect(findings("\n  SELECT id FROM film WHERE id = 1\n  UNION ALL SELECT id FROM file WHERE id = 2")).toEqual([]);
  expect(findings("\n  INSERT INTO a (b)\n  VALUES (1)\n  ON CONFLICT DO UPDATE SET b = 2")).toEqual([]);
});

test("what is no statement is left alone", () => {
  expect(findings("\n  Choose FROM the list\n  SELECT one")).toEqual([]);
});
