/**
 * The films: what is known of each and who stated it, which file is which film, how lists, search and pages show them,
 * and what each person did. In: files, facts, acts of people. Out: cards, pages, details. It never asks a provider.
 * One folder for each room of `library`; `createLibrary` builds them.
 */
export { ARTWORK_WIDTHS, artworkFile, FILM_ARTWORK, type FilmArtworkKind, nearestWidth } from "./artwork/index.ts";
export { restrictToAge } from "./audience/index.ts";
export { createLibrary, type Library } from "./createLibrary.ts";
export { createLibraryReads, type LibraryReads } from "./createLibraryReads.ts";
export { type DiaryEntry, isDiaryUndo, type NamedViewing } from "./diary/index.ts";
export type { FilmTraits, LibraryDiscovery } from "./discovery/index.ts";
export type { ImportedEdit } from "./edits/index.ts";
export { createEstimateTable, type EstimateTable, type SharedEstimates } from "./estimates/index.ts";
export { appliesIn, chooseFacts, type Fact, ORIGINS, type ProviderFact } from "./facts/index.ts";
export { UnknownFilm } from "./filmRecord/index.ts";
export type { KeptProvisionalFilm, ProposedFilm } from "./identity/index.ts";
export { type JournalEntry, UndoProblem, type UndoResult } from "./journal/index.ts";
export { createImportedLists, type ImportedLists } from "./lists/index.ts";
export { type DismissedFilm, isDismissalUndo, type NfoMarks } from "./marks/index.ts";
export { isMergeUndo } from "./merging/index.ts";
export type { NotFilmFile } from "./nonFilmFiles/index.ts";
export { type CreditedPerson, MAX_CREDITS } from "./people/index.ts";
export type { ExportedFile } from "./personalExport/index.ts";
export { ensureRatedFilm, IS_UNMARKED } from "./ratedFilm/index.ts";
export type { RestoredFile } from "./removal/index.ts";
export { createRestrictedLibraries, type RestrictedLibraries } from "./restrictedLibraries.ts";
export {
  FIRST_YEAR,
  genreName,
  type Interpretation,
  identityTitle,
  LAST_YEAR,
  placeName,
  type QueryPart,
  sortTitle,
} from "./search/index.ts";
export type { SharingMember, StarsOfBoth } from "./taste/index.ts";
