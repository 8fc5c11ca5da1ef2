import type { Scenario } from "../scenario.ts";
import { type KillWorld, namesOfFilms } from "../world.ts";

type Base = Scenario["base"];

export const FILMS = 10;

/** Two people and no film. */
export const empty: Base = {
  name: "empty",
  async make(world) {
    await world.program.start();
    await world.setUp();
    await world.untilSettled();
  },
};

/** Ten films in twelve files, and two files that no provider recognises. */
export const imported: Base = {
  name: "imported",
  async make(world) {
    await empty.make(world);
    await importFilms(world);
  },
};

export const IMPORTED_FILES = [
  ...namesOfFilms(0, 2, 2),
  ...namesOfFilms(2, FILMS),
  "holiday in brittany.mp4",
  "zzyzx qwertz.mp4",
];

export async function importFilms(world: KillWorld): Promise<void> {
  const paths = await world.clips("imported", IMPORTED_FILES);
  await world.done("/api/files", { method: "POST", body: { paths } });
  await world.untilSettled();
}

export interface FilmCard {
  readonly id: number;
  readonly title: string;
  readonly year: number | null;
  readonly userRating: number | null;
  readonly watched: boolean;
}

export async function filmsOf(world: KillWorld, as: "ada" | "bea" = "ada"): Promise<readonly FilmCard[]> {
  const { items } = await world.done("/api/films?limit=200&sort=title", { as });
  return items as FilmCard[];
}

export interface FileCard {
  readonly id: number;
  readonly path: string;
  readonly state: string;
  readonly filmId: number | null;
}

export async function filesOf(world: KillWorld): Promise<readonly FileCard[]> {
  return (await world.done("/api/files?limit=200")).items as FileCard[];
}

export async function fileNamed(world: KillWorld, name: string): Promise<FileCard> {
  const found = (await filesOf(world)).find(({ path }) => path.endsWith(`/${name}`));
  if (!found) throw new Error(`no file ${name}`);
  return found;
}
