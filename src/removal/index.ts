/**
 * Removing films and files on request of the owner. In: numbers of films or files. Out: a journal entry whose undo brings
 * everything back, also in the background for many films. Files on the disk stay, or are moved to the system's bin.
 */
export { binNameOf, type SystemBin } from "./bin/systemBin.ts";
export { createRemoval, type Removal } from "./createRemoval.ts";
export { isRemovalUndo } from "./removalUndo.ts";
