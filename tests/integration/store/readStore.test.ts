import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cacheUntilWrite, openReadStore, openStore, type ReadStore, type Store } from "../../../src/store/index.ts";
import { mayContinue } from "../../../src/store/mayContinue.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

let writer: Store;
let reader: ReadStore;
let isStopped = false;

beforeAll(() => {
  writer = openStore(join(temporaryFolder(), "library"));
  reader = openReadStore(writer.file, () => !isStopped);
});

afterAll(() => {
  reader.close();
  writer.close();
});

const write = (name: string) =>
  writer.writeRelaxed(() =>
    writer.sql("INSERT INTO person (provider, provider_id, name) VALUES ('x', :name, :name)").run({ name }),
  );
const countOf = (store: Store) => store.sql<{ count: number }>("SELECT count(*) AS count FROM person").get()?.count;

test("SQLite refuses to write through a connection that reads", () => {
  expect(() => reader.sql("DELETE FROM person").run()).toThrow(/readonly/);
  expect(() => reader.writeRelaxed(() => reader.sql("DELETE FROM person").run())).toThrow(/readonly/);
});

test("a reader sees what was committed, and within a snapshot one state", () => {
  write("Ada");
  expect(countOf(reader)).toBe(1);
  reader.inSnapshot(() => {
    expect(countOf(reader)).toBe(1);
    write("Bruno");
    expect([countOf(reader), countOf(writer)]).toEqual([1, 2]);
  });
  expect(countOf(reader)).toBe(2);
});

test("a reader's cache lasts until something is committed", () => {
  const cached = cacheUntilWrite<number | undefined>(reader);
  let computed = 0;
  const count = () =>
    reader.inSnapshot(() =>
      cached("people", () => {
        computed += 1;
        return countOf(reader);
      }),
    );
  const before = count();
  expect([count(), computed]).toEqual([before, 1]);
  write("Clara");
  expect([count(), computed]).toEqual([(before ?? 0) + 1, 2]);
});

test("a query whose client has gone is stopped, and the connection answers the next one", () => {
  const endless = `
    WITH RECURSIVE number (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM number WHERE 1 ${mayContinue("id")})
    SELECT count(*) FROM number`;
  isStopped = true;
  expect(() => reader.inSnapshot(() => reader.sql(endless).get())).toThrow(
    expect.objectContaining({ code: "read_stopped" }),
  );
  isStopped = false;
  expect(countOf(reader)).toBe(countOf(writer));
  expect(reader.database.inTransaction).toBe(false);
});
