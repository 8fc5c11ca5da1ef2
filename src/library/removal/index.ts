/**
 * Films and files that a person removed from the library. In: numbers of films and files, and the journal entry that
 * records the removal. Out: what was removed, and its return with everything attached to it. Files on the disk are not
 * touched here. Writing functions expect to be inside a transaction.
 */
export { createLibraryRemoval, type LibraryRemoval, type RestoredFile } from "./libraryRemoval.ts";
