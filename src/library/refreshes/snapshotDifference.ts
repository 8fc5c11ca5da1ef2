import { isDeepStrictEqual } from "node:util";
import type { FilmSnapshot, StoredFact } from "./filmSnapshot.ts";

/** Figures and lists that every answer of a provider changes: a newer one is no conflict, and stays. */
const FIGURES: ReadonlySet<string> = new Set([
  "popularity",
  "voteAverage",
  "voteCount",
  "images",
  "collectionParts",
  "accounts",
]);

/** A part of a film that is compared as a whole. */
const WHOLE_PARTS = ["credits", "titles", "similar", "poster", "backdrop"] as const;
type WholePart = (typeof WHOLE_PARTS)[number];
/** Those that nobody sees as a value of the film: what another act made of them stays. */
const YIELDING: ReadonlySet<WholePart> = new Set(["titles", "similar"]);

/** What changes a film from one snapshot to another. */
export interface SnapshotDifference {
  readonly facts: readonly { readonly key: StoredFact; readonly fact: StoredFact | null }[];
  readonly parts: ReadonlySet<WholePart>;
}

/**
 * What leads from how an act left a film (`from`) to how it is to be (`to`), where the film is like `now`. Pure.
 * @returns null where something that the act changed was changed again since
 */
export function differenceOf(from: FilmSnapshot, to: FilmSnapshot, now: FilmSnapshot): SnapshotDifference | null {
  const [made, wanted, current] = [from, to, now].map(({ facts }) => new Map(facts.map((fact) => [keyOf(fact), fact])));
  const keys = [...new Map([...(made ?? []), ...(wanted ?? [])])].map(([key, fact]) => ({ key, fact }));
  const changed = keys.filter(({ key }) => !isSameFact(made?.get(key), wanted?.get(key)));
  const isUnchanged = (key: string) => isSameFact(made?.get(key), current?.get(key));
  if (changed.some(({ key, fact }) => !FIGURES.has(fact.field) && !isUnchanged(key))) return null;
  const fields = new Set(changed.map(({ fact }) => fact.field));
  const editsOf = ({ facts }: FilmSnapshot) =>
    facts.filter(({ origin, field }) => origin === "hand" && fields.has(field)).map(withoutTime);
  if (!isDeepStrictEqual(editsOf(from), editsOf(now))) return null;

  const parts = WHOLE_PARTS.filter((part) => !isDeepStrictEqual(from[part], to[part]));
  const moved = parts.filter((part) => !isDeepStrictEqual(from[part], now[part]));
  if (moved.some((part) => !YIELDING.has(part))) return null;
  return {
    facts: changed
      .filter(({ key }) => isUnchanged(key))
      .map(({ key, fact }) => ({ key: fact, fact: wanted?.get(key) ?? null })),
    parts: new Set(parts.filter((part) => !moved.includes(part))),
  };
}

/** Whether a refresh changed nothing but figures. */
export function isUnchangedFilm(before: FilmSnapshot, after: FilmSnapshot): boolean {
  const shown = ({ facts, credits, poster, backdrop }: FilmSnapshot) => ({
    facts: facts.filter(({ field }) => !FIGURES.has(field)).map(withoutTime),
    ...{ credits, poster, backdrop },
  });
  return isDeepStrictEqual(shown(before), shown(after));
}

const keyOf = ({ field, origin, language }: StoredFact) => JSON.stringify([field, origin, language]);

function isSameFact(one: StoredFact | undefined, other: StoredFact | undefined): boolean {
  return isDeepStrictEqual(one && withoutTime(one), other && withoutTime(other));
}

/** Asking again changes the time of every fact. */
function withoutTime({ fetchedAt: _, ...fact }: StoredFact): Omit<StoredFact, "fetchedAt"> {
  return fact;
}
