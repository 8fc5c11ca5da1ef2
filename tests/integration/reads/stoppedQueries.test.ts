import { expect, test } from "vitest";
import { createEstimateTable, createLibraryReads, type LibraryReads } from "../../../src/library/index.ts";
import { openReadStore } from "../../../src/store/index.ts";
import { createSampleFilms } from "../library/support/sampleFilms.ts";

/** Queries that read a part of the library that grows with it, and have no index that bounds them. */
const LONG_QUERIES: Readonly<Record<string, (reads: LibraryReads) => unknown>> = {
  "a filtered count": ({ films }) => films.counts(1, [{ yearFrom: 1900, yearTo: 2100 }]),
  "a page far into a list": ({ films }) => films.page(1, { limit: 10, offset: 500 }),
  "films by position": ({ films }) => films.idsBetween(1, {}, 400, 600),
  "marks of a filtered list": ({ films }) => films.jumpIndex(1, { yearFrom: 1900 }),
  "all films that a search finds": ({ films }) => films.page(1, { limit: 10, q: "night", sort: "title" }),
  statistics: ({ statistics }) => statistics.of(1),
};

// One film in 1,024 has a number at which queries ask; by title it stands first here.
test("every long query asks whether it may continue, and ends where it may not", () => {
  const { addFilm, store } = createSampleFilms();
  store.writeRelaxed(() => {
    for (let number = 1; number <= 1_030; number += 1)
      addFilm({ title: `Night ${number % 1_024}`, year: 1950, runtimeMinutes: 90, people: ["Ada Actor"] });
  });
  let isStopped = false;
  const reader = openReadStore(store.file, () => !isStopped);
  for (const [name, query] of Object.entries(LONG_QUERIES)) {
    isStopped = false;
    expect(
      () =>
        reader.inSnapshot(() =>
          query(createLibraryReads({ store: reader, clock: Date, estimates: createEstimateTable(reader) })),
        ),
      name,
    ).not.toThrow();
    isStopped = true;
    expect(
      () =>
        reader.inSnapshot(() =>
          query(createLibraryReads({ store: reader, clock: Date, estimates: createEstimateTable(reader) })),
        ),
      name,
    ).toThrow(expect.objectContaining({ code: "read_stopped" }));
  }
  reader.close();
});
