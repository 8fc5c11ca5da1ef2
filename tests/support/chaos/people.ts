import { setTimeout as pause } from "node:timers/promises";
import { SMALL_CATALOGUE } from "../../standins/index.ts";
import { Killed } from "../kills/killableProgram.ts";
import type { KillWorld, PersonName } from "../kills/world.ts";
import type { AcceptedActs } from "./acceptedActs.ts";
import { UNKNOWN, type WatchedFilms } from "./watchedFilms.ts";

interface Card {
  readonly id: number;
  readonly title: string;
  readonly year: number | null;
  readonly state: string;
}

interface FileCard {
  readonly id: number;
  readonly state: string;
  readonly filmId: number | null;
}

export interface PersonParts {
  readonly world: KillWorld;
  readonly name: PersonName;
  readonly acts: AcceptedActs;
  readonly random: () => number;
  readonly films: WatchedFilms;
  onSessionLost(): Promise<void>;
}

/** Films of no clip in the watched folder: a match to one of them is manual. */
const BY_HAND = SMALL_CATALOGUE.slice(32, 36);
const THINKING_MS = 400;

/** A user of the program until aborted: rates, watches, lists, matches manually and undoes. */
export async function usePersonally(parts: PersonParts, signal: AbortSignal): Promise<void> {
  const { world, name, random } = parts;
  const isOwner = name === "ada";
  while (!signal.aborted) {
    try {
      await pause(random() * THINKING_MS);
      const card = await someFilm(parts);
      if (!card) continue;
      const choice = random();
      if (choice < 0.35) await rate(parts, card);
      else if (choice < 0.6) await watch(parts, card);
      else if (choice < 0.8) await list(parts, card);
      else if (isOwner) await decide(parts);
      else await world.ask(`/api/films/${card.id}`, { as: name });
    } catch (error) {
      // The program is not there, or died of a kill while it was asked: it comes back.
      if (!(error instanceof Killed)) throw error;
    }
  }
}

async function someFilm({ world, name, random, onSessionLost }: PersonParts): Promise<Card | null> {
  const { status, body } = await world.ask("/api/films?limit=200&state=identified", { as: name });
  if (status === 401) await onSessionLost();
  const items = ((body.items ?? []) as Card[]).filter(
    ({ year, title }) => !BY_HAND.some((film) => film.title.en === title && film.year === year),
  );
  return items[Math.floor(random() * items.length)] ?? null;
}

const labelOf = ({ title, year }: Pick<Card, "title" | "year">) => `${title} (${year})`;

function tell(
  { world, name, acts }: PersonParts,
  about: string,
  value: unknown,
  path: string,
  method: string,
  body?: object,
) {
  return acts.act(about, value, async () => {
    const { status } = await world.ask(path, { method, as: name, ...(body ? { body } : {}) });
    return status;
  });
}

async function rate(parts: PersonParts, card: Card): Promise<void> {
  const value = Math.ceil(parts.random() * 10) / 2;
  const about = `${parts.name} rates ${labelOf(card)}`;
  const path = `/api/films/${card.id}/rating`;
  if (parts.random() < 0.2) await tell(parts, about, null, path, "DELETE");
  else await tell(parts, about, value, path, "PUT", { value });
}

async function watch(parts: PersonParts, card: Card): Promise<void> {
  const watched = parts.random() < 0.7;
  await tell(parts, `${parts.name} has watched ${labelOf(card)}`, watched, `/api/films/${card.id}/watched`, "PUT", {
    watched,
  });
}

async function list(parts: PersonParts, card: Card): Promise<void> {
  const { body } = await parts.world.ask("/api/me/lists", { as: parts.name });
  const favourites = (body.items as { id: number; kind: string }[] | undefined)?.find(
    ({ kind }) => kind === "favourites",
  );
  if (!favourites) return;
  const listed = parts.random() < 0.7;
  const path = `/api/me/lists/${favourites.id}/films/${card.id}`;
  await tell(parts, `${parts.name} likes ${labelOf(card)}`, listed, path, "PUT", { listed });
}

/** By the id of its file, which stays the same when the file is moved or renamed. */
function unknownFile({ films, random }: PersonParts): { id: number; clip: string } | null {
  const files = films.known.flatMap(({ fileId, name }) =>
    UNKNOWN.includes(name) ? [{ id: fileId!, clip: name }] : [],
  );
  return files[Math.floor(random() * files.length)] ?? null;
}

/**
 * Matches a clip manually, or removes the match, by what the person sees. Removing a decision restores the one before
 * it, so they only decide where there is none.
 */
async function decide(parts: PersonParts): Promise<void> {
  const { world, acts, random } = parts;
  const file = unknownFile(parts);
  if (!file) return;
  const about = `film of ${file.clip}`;
  const seen = await filmSeen(world, file.id);
  if (seen === undefined) return;
  acts.see(about, seen);
  const path = `/api/files/${file.id}/match`;
  if (seen !== null) return tell(parts, about, null, path, "DELETE");
  const film = BY_HAND[Math.floor(random() * BY_HAND.length)]!;
  await tell(parts, about, `${film.title.en} (${film.year})`, path, "PUT", { tmdbId: film.tmdbId });
}

/** @returns the film that the file was matched with; undefined where that is unknown at the moment */
async function filmSeen(world: KillWorld, fileId: number): Promise<string | null | undefined> {
  const { status, body } = await world.ask("/api/files?limit=200");
  const file = status === 200 && (body.items as FileCard[]).find(({ id }) => id === fileId);
  if (!file || !["matched", "ambiguous", "unmatched"].includes(file.state)) return undefined;
  if (file.state !== "matched") return null;
  const film = await world.ask(`/api/films/${file.filmId}`);
  return film.status === 200 ? labelOf(film.body) : undefined;
}
