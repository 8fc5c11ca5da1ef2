import { join } from "node:path";
import { findDamage } from "../kills/databaseDump.ts";
import { filesIn, findLostPictures, findStrayFiles } from "../kills/strayFiles.ts";
import type { KillWorld, PersonName } from "../kills/world.ts";
import type { AcceptedActs } from "./acceptedActs.ts";
import { type Clip, UNKNOWN, type WatchedFilms } from "./watchedFilms.ts";

interface Card {
  readonly id: number;
  readonly title: string;
  readonly year: number | null;
  readonly state: string;
  readonly userRating: number | null;
  readonly watched: boolean;
}

interface FileCard {
  readonly id: number;
  readonly path: string;
  readonly state: string;
  readonly filmTitle: string | null;
  readonly filmId: number | null;
}

/** The program's word against the disk's and the people's. @returns what does not balance */
export async function balance(
  world: KillWorld,
  films: WatchedFilms,
  acts: AcceptedActs,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const cards = new Map<PersonName, readonly Card[]>();
  for (const name of ["ada", "bea"] as const)
    cards.set(name, (await world.done("/api/films?limit=200", { as: name })).items as Card[]);
  const files = (await world.done("/api/files?limit=200")).items as FileCard[];
  const all = cards.get("ada") ?? [];
  const failed = (await world.done("/api/jobs?state=failed&limit=200")).items as { kind: string; error?: object }[];
  return {
    files: filesAgainstDisk(films, files, all),
    acts: await actsAgainstAnswers(world, films, acts, cards, files),
    scan: await scanAgainstDisk(world, films),
    "films twice": twice(all.map(({ title, year }) => `${title} (${year})`)),
    "failed jobs": failed.map(({ kind, error }) => `${kind} ${JSON.stringify(error)}`),
  };
}

/** Of a program that has ended. */
export function balanceOnDisk(library: string, ignored: RegExp): Readonly<Record<string, readonly string[]>> {
  const names = filesIn(library).filter((name) => !ignored.test(name));
  return {
    damage: findDamage(join(library, "library.db")),
    "stray files": findStrayFiles(library, names),
    "lost pictures": findLostPictures(library),
  };
}

/** Each content of the folder is known at its path, under its number, and is the film that it was; what is gone is missing. */
function filesAgainstDisk(films: WatchedFilms, files: readonly FileCard[], cards: readonly Card[]): string[] {
  // Content that is missing is shown under its last name, next to the file that has that name now.
  const there = files.filter(({ state }) => state !== "missing" && state !== "offline");
  const byPath = new Map(there.map((file) => [file.path, file]));
  const byId = new Map(cards.map((card) => [card.id, card]));
  const wrong = films.at("watched").flatMap((clip) => {
    const file = byPath.get(clip.path);
    if (!file) return [`${clip.path} (${clip.name}) is not known`];
    const card = file.filmId === null ? undefined : byId.get(file.filmId);
    const isFilm =
      !clip.film || (file.state === "matched" && card?.title === clip.film.title && card.year === clip.film.year);
    const isFile = clip.fileId === null || clip.fileId === file.id;
    return isFilm && isFile
      ? []
      : [`${toldOf(clip, films)}: ${file.state}, ${card?.title} (${card?.year}), file ${file.id}`];
  });
  const onDisk = new Set(films.onDisk());
  const gone = there
    .filter(({ path }) => !onDisk.has(path))
    .map(({ path, state }) => `${path} is gone and called ${state}`);
  return [...wrong, ...gone, ...twice(there.map(({ path }) => path))];
}

function toldOf({ name, path, fileId }: Clip, { history }: WatchedFilms): string {
  return `${name}, file ${fileId}, now ${path} (${history.filter((line) => line.includes(name)).join("; ")})`;
}

async function actsAgainstAnswers(
  world: KillWorld,
  films: WatchedFilms,
  acts: AcceptedActs,
  cards: ReadonlyMap<PersonName, readonly Card[]>,
  files: readonly FileCard[],
): Promise<string[]> {
  const found = new Map<string, unknown>();
  for (const [name, list] of cards) {
    const liked = new Set(await favouritesOf(world, name));
    for (const { id, title, year, userRating, watched } of list.filter(({ state }) => state === "identified")) {
      found.set(`${name} rates ${title} (${year})`, userRating);
      found.set(`${name} has watched ${title} (${year})`, watched);
      found.set(`${name} likes ${title} (${year})`, liked.has(id));
    }
  }
  const titles = new Map((cards.get("ada") ?? []).map(({ id, title, year }) => [id, `${title} (${year})`]));
  const byId = new Map(files.map((file) => [file.id, file]));
  for (const { name, fileId } of films.known.filter((clip) => UNKNOWN.includes(clip.name))) {
    const file = byId.get(fileId!);
    found.set(`film of ${name}`, file?.state === "matched" ? titles.get(file.filmId ?? 0) : null);
  }
  // A film whose every file is gone is shown no more; what people did to it waits for its return.
  return acts.abouts
    .filter((about) => found.has(about))
    .map((about) => acts.contradicts(about, normal(about, found.get(about))))
    .filter((contradiction) => contradiction !== null);
}

/** Never watched and not watched are the same to the program. */
function normal(about: string, value: unknown): unknown {
  const isYesOrNo = about.includes(" has watched ") || about.includes(" likes ");
  return isYesOrNo && value !== true ? false : value;
}

async function favouritesOf(world: KillWorld, as: PersonName): Promise<readonly number[]> {
  const { items } = await world.done("/api/me/lists", { as });
  const { id } = (items as { id: number; kind: string }[]).find(({ kind }) => kind === "favourites")!;
  return (await world.done(`/api/films?limit=200&listId=${id}`, { as })).items.map((card: Card) => card.id);
}

/** Everything that was seen was known, is new, was left out or could not be read. */
async function scanAgainstDisk(world: KillWorld, films: WatchedFilms): Promise<string[]> {
  const { items } = await world.done("/api/folders");
  const scan = items[0]?.lastScan;
  if (!scan) return ["the folder was never looked through"];
  const parts = scan.known + scan.added + scan.ignored + scan.refused + scan.failed;
  const onDisk = films.onDisk().length;
  return [
    ...(scan.seen === parts ? [] : [`seen ${scan.seen}, but ${JSON.stringify(scan)}`]),
    ...(scan.seen === onDisk ? [] : [`seen ${scan.seen} of ${onDisk} on the disk`]),
  ];
}

function twice(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index).map((value) => `${value} twice`);
}
