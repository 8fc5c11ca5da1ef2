/** JSON that is too large to be parsed at once. In: text, piece by piece. Out: its objects, one after the other. */
export { ObjectScanner, type WantedObjects } from "./objectScanner.ts";
