import { expect, test } from "vitest";
import { BadCursor } from "../../../../src/paging/index.ts";
import { createSampleFilms } from "../support/sampleFilms.ts";

test("the journal lists the newest action first, and marks an undone one", () => {
  const { library, clock } = createSampleFilms();
  const ids = ["matched", "moved", "merged"].map((act) =>
    library.journal.record({ act, by: null, facts: { act }, fileId: 1, filmId: 2, undo: { back: act } }),
  );
  const first = library.journal.page({ limit: 2 });
  const second = library.journal.page({ limit: 2, cursor: first.nextCursor! });
  expect([...first.items, ...second.items].map(({ act }) => act)).toEqual(["merged", "moved", "matched"]);
  expect(first.total).toBe(3);
  library.journal.markUndone(ids[1]!);
  expect(library.journal.get(ids[1]!)).toMatchObject({ undo: { back: "moved" }, undoneAt: clock.now() });
  expect(() => library.journal.page({ limit: 2, cursor: "x" })).toThrow(BadCursor);
});
