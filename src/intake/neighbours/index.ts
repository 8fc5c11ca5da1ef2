/** What lies beside a film and belongs to it: NFO, subtitles, pictures. Names and bytes alone; what they say is others' business. */
export { type FilmPlace, filmPlace } from "./filmPlace.ts";
export type { FolderContent } from "./folderContent.ts";
export { createLookAround, type LookAround } from "./lookAround.ts";
export { type NeighbourRecords, neighbourRecords } from "./neighbourRecords.ts";
export { type Neighbour, type Neighbours, pickNeighbours, type SubtitleNeighbour } from "./pickNeighbours.ts";
export { readMarksAtEnd } from "./subtitleName.ts";
