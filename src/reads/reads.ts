import type { FileReads, SkippedFileReads } from "../intake/index.ts";
import type { LibraryReads } from "../library/index.ts";

/**
 * What threads answer: everything whose cost grows with the library. The main thread asks by these names, and looks up
 * single rows itself.
 */
export interface Reads extends LibraryReads {
  readonly files: FileReads;
  readonly skippedFiles: SkippedFileReads;
}

/** The functions of `Reads`, answered by a thread: the same names, arguments and results. */
export type InThread<Functions> = {
  readonly [Name in keyof Functions]: Functions[Name] extends (...input: infer Input) => infer Output
    ? (...input: Input) => Promise<Output>
    : InThread<Functions[Name]>;
};

/** Nothing else can be asked of a thread. The compiler refuses a function of `Reads` that is missing here. */
export const READS = {
  films: {
    page: true,
    counts: true,
    jumpIndex: true,
    indexOfTitle: true,
    idsBetween: true,
    facets: true,
    filterValues: true,
  },
  search: { quick: true, interpret: true },
  people: { find: true, list: true, page: true, collections: true },
  home: { collectionsInProgress: true },
  taste: { compare: true, forBoth: true },
  statistics: { of: true, favouriteGenres: true },
  marks: { exportFiles: true },
  journal: { page: true },
  freeSpace: { page: true },
  diary: { page: true, years: true, review: true },
  notFilms: { page: true },
  files: { page: true, countByState: true },
  skippedFiles: { page: true, counts: true },
} as const satisfies { readonly [Module in keyof Reads]: Readonly<Record<keyof Reads[Module], true>> };
