import {
  createEstimateTable,
  createLibrary,
  createLibraryReads,
  type Library,
  type LibraryReads,
} from "../../src/library/index.ts";

/** A library including the queries that the program runs in reader threads, all on one connection. */
export type WholeLibrary = Omit<Library, "films" | "people" | "journal" | "marks"> & {
  readonly films: Library["films"] & LibraryReads["films"];
  readonly people: Library["people"] & LibraryReads["people"];
  readonly journal: Library["journal"] & LibraryReads["journal"];
  readonly marks: Library["marks"] & LibraryReads["marks"];
  /** `diary` holds what is written. */
  readonly diaryReads: LibraryReads["diary"];
} & Pick<LibraryReads, "home" | "taste" | "search" | "statistics">;

export function createWholeLibrary(parts: Parameters<typeof createLibrary>[0]): WholeLibrary {
  const library = createLibrary(parts);
  const reads = createLibraryReads({ ...parts, estimates: createEstimateTable(parts.store) });
  return {
    ...library,
    films: { ...library.films, ...reads.films },
    people: { ...library.people, ...reads.people },
    journal: Object.assign(library.journal, reads.journal),
    marks: { ...library.marks, ...reads.marks },
    search: reads.search,
    statistics: reads.statistics,
    home: reads.home,
    taste: reads.taste,
    diaryReads: reads.diary,
  };
}
