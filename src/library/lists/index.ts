/**
 * A person's lists: the watchlist, the favourites and their own, and smart lists, which are saved filters.
 * In: acts of people. Out: lists with their counts; their films come from `library.films` by filter.
 */
export {
  createImportedLists,
  hideImportedListing,
  type ImportedLists,
  showImportedListing,
} from "./importedLists.ts";
export { listError, MAX_LIST_FILMS } from "./listError.ts";
export { createPersonalLists, type PersonalLists } from "./personalLists.ts";
export { createSmartLists, type SmartLists } from "./smartLists.ts";
