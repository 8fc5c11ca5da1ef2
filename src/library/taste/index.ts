/**
 * What two people of the household like. In: their ratings and estimates, and who allows that they are compared. Out: how far
 * they agree, and films that both will probably like.
 */
export type { StarsOfBoth } from "./agreement.ts";
export { createTasteReads, type TasteReads } from "./tasteReads.ts";
export { createTasteSharing, type SharingMember, type TasteSharing } from "./tasteSharing.ts";
