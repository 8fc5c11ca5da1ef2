import type { FreeSpaceFilm } from "../../../src/contract/index.ts";

type SpaceFile = FreeSpaceFilm["files"][number];

/** Files that were chosen, by id: they stay chosen while other pages are loaded. */
export type ChosenFiles = ReadonlyMap<number, SpaceFile>;

/** What is suggested: of duplicates the copies that are not worth keeping, else every file. Only what can be moved. */
export function suggestedFiles(films: readonly FreeSpaceFilm[], isDuplicates: boolean): SpaceFile[] {
  return films.flatMap(({ files }) => files.filter(({ canMove, keep }) => canMove && !(isDuplicates && keep)));
}

export function withFiles(chosen: ChosenFiles, files: readonly SpaceFile[], isChosen: boolean): ChosenFiles {
  const next = new Map(chosen);
  for (const file of files) {
    if (isChosen) next.set(file.id, file);
    else next.delete(file.id);
  }
  return next;
}

export function bytesOf(chosen: ChosenFiles): number {
  return [...chosen.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}
