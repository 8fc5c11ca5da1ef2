import { dateOf, dateTimeOf, yearOf } from "./dates.ts";
import { resolveEntities } from "./entities.ts";
import { EMPTY_NFO, type Nfo, type NfoActor, type NfoIds, type NfoKind, type NfoRating } from "./nfo.ts";
import type { XmlElement } from "./readXml.ts";

const KINDS: ReadonlyMap<string, NfoKind> = new Map(
  Object.entries<NfoKind>({
    movie: "movie",
    episodedetails: "episode",
    tvshow: "tvshow",
    // MediaBrowser's movie.xml.
    title: "movie",
  }),
);
const MAX_ENTRIES = 200;
const MAX_NAME = 500;
const MAX_TEXT = 20_000;
const MAX_RUNTIME_MINUTES = 6_000;

/** The first root of a known kind, else the first there is. */
export function chooseRoot(elements: readonly XmlElement[]): XmlElement | null {
  return elements.find(({ name }) => KINDS.has(name)) ?? elements[0] ?? null;
}

/** The fields of Kodi's and Jellyfin's documents, old and new; absurd values are left out. */
export function readFields(root: XmlElement): Nfo {
  const released = DATES.map((name) => firstText(root, name));
  const { title, year } = titleOf(root);
  return {
    ...EMPTY_NFO,
    kind: KINDS.get(root.name) ?? "other",
    title,
    originalTitle: titleLine(root, "originaltitle"),
    sortTitle: lineOf(root, "sorttitle"),
    year: [firstText(root, "year"), firstText(root, "productionyear"), ...released].map(yearOf).find(isKnown) ?? year,
    premiered: released.map(dateOf).find(isKnown) ?? null,
    plot: textOf(root, "plot") ?? textOf(root, "overview"),
    outline: textOf(root, "outline"),
    tagline: textOf(root, "tagline"),
    runtimeMinutes: minutesOf(firstText(root, "runtime")),
    certification: lineOf(root, "mpaa") ?? lineOf(root, "certification"),
    genres: listOf(root, "genre", { isSplit: true }),
    countries: listOf(root, "country", { isSplit: true }),
    studios: listOf(root, "studio", { isSplit: true }),
    directors: listOf(root, "director", { isSplit: true }),
    writers: listOf(root, "credits", { isSplit: true }),
    actors: actorsOf(root),
    set: setOf(root),
    tags: listOf(root, "tag", { isSplit: false }),
    ratings: ratingsOf(root),
    userRating: userRatingOf(root),
    playCount: countOf(firstText(root, "playcount")),
    lastPlayed: dateTimeOf(firstText(root, "lastplayed")),
    isWatched: /^(?:true|1)$/i.test(firstText(root, "watched") ?? ""),
    dateAdded: dateTimeOf(firstText(root, "dateadded")),
    isLocked: /^true$/i.test(firstText(root, "lockdata") ?? ""),
    ids: idsOf(root),
  };
}

/** Elements in which programs write the release date. */
const DATES = ["premiered", "releasedate", "aired", "release"] as const;
const isKnown = <T>(value: T | null): value is T => value !== null;

/** `Psycho (1998)`, `Matrix, The`. */
const YEAR_BEHIND = /\((\d{4})\)$/;
const ARTICLE_BEHIND = /^(.+), (the|an?|le|la|les|un|une|der|die|das|el|los|las|il|lo)$/i;

function titleOf(root: XmlElement): { readonly title: string | null; readonly year: number | null } {
  const written = titleLine(root, "title") ?? titleLine(root, "localtitle");
  const behind = YEAR_BEHIND.exec(written ?? "");
  const title = written?.slice(0, behind?.index).trim() ?? "";
  return behind === null || title === "" ? { title: written, year: null } : { title, year: yearOf(behind[1] ?? null) };
}

/** Resolving these again would turn text into markup. */
const MARKUP = /&(?:lt|gt|quot|apos|#)/i;

/** The text of a title. Some programs escape its entities twice. */
function titleLine(root: XmlElement, name: string): string | null {
  const line = lineOf(root, name);
  if (line === null) return null;
  const plain = MARKUP.test(line) ? line : resolveEntities(line);
  const [, title, article] = ARTICLE_BEHIND.exec(plain) ?? [];
  return title === undefined || article === undefined ? plain : `${article} ${title}`;
}

function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name).slice(0, MAX_ENTRIES);
}

/** The text of the first such child that is not empty. */
function firstText(element: XmlElement, name: string): string | null {
  return element.children.find((child) => child.name === name && child.text !== "")?.text ?? null;
}

/** On one line: names are shown in lists. */
function lineOf(element: XmlElement, name: string): string | null {
  const value = firstText(element, name);
  return value === null ? null : oneLine(value) || null;
}

function textOf(element: XmlElement, name: string): string | null {
  const value = firstText(element, name);
  return value === null ? null : printable(value).slice(0, MAX_TEXT).trim() || null;
}

function oneLine(text: string): string {
  return printable(text).slice(0, MAX_NAME).replaceAll(/\s+/g, " ").trim();
}

const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

function printable(text: string): string {
  return text.replaceAll(CONTROLS, "");
}

/** Each value once. One element may have several, separated by ` / `. */
function listOf(element: XmlElement, name: string, { isSplit }: { readonly isSplit: boolean }): string[] {
  const values = childrenOf(element, name).flatMap(({ text }) =>
    isSplit ? oneLine(text).split(" / ") : [oneLine(text)],
  );
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ""))].slice(0, MAX_ENTRIES);
}

function actorsOf(root: XmlElement): NfoActor[] {
  return childrenOf(root, "actor").flatMap((actor, place) => {
    const name = lineOf(actor, "name") ?? (oneLine(actor.text) || null);
    return name === null
      ? []
      : [{ name, role: lineOf(actor, "role"), order: countOf(firstText(actor, "order")) ?? place }];
  });
}

/** `<set><name>…`, older `<set>…`. */
function setOf(root: XmlElement): string | null {
  const set = root.children.find((child) => child.name === "set");
  return set === undefined ? null : (lineOf(set, "name") ?? (oneLine(set.text) || null));
}

/** `<ratings><rating name max><value><votes>`, older a bare `<rating>` and `<votes>`. */
function ratingsOf(root: XmlElement): NfoRating[] {
  const listed = childrenOf(root, "ratings").flatMap((ratings) => childrenOf(ratings, "rating"));
  const ratings = listed.flatMap((rating) => {
    const value = numberOf(firstText(rating, "value") ?? rating.text);
    const max = numberOf(rating.attributes.max ?? null) ?? 10;
    const name = oneLine(rating.attributes.name ?? "") || null;
    return value === null || value <= 0 || value > max
      ? []
      : [{ name, value, max, votes: countOf(firstText(rating, "votes")) }];
  });
  const bare = numberOf(firstText(root, "rating"));
  const isBare = ratings.length === 0 && bare !== null && bare > 0 && bare <= 10;
  return isBare ? [{ name: null, value: bare, max: 10, votes: countOf(firstText(root, "votes")) }] : ratings;
}

function userRatingOf(root: XmlElement): number | null {
  const rating = numberOf(firstText(root, "userrating"));
  return rating !== null && rating > 0 && rating <= 10 ? rating : null;
}

/** `uniqueid`, Jellyfin's `tmdbid` and `imdbid`, the old `id` with its attributes. */
function idsOf(root: XmlElement): NfoIds {
  const idsSaid = (type: string): (string | null)[] => [
    ...root.children
      .filter(({ name, attributes }) => name === "uniqueid" && attributes.type?.toLowerCase() === type)
      .map(({ text }) => text),
    firstText(root, `${type}id`),
    firstText(root, `${type}_id`),
    firstText(root, type),
    root.children.find(({ name }) => name === "id")?.attributes[type] ?? null,
  ];
  const tmdb = idsSaid("tmdb")
    .map(numericId)
    .find((id) => id !== null);
  const imdb = [...idsSaid("imdb"), firstText(root, "id")].map(imdbId).find((id) => id !== null);
  const tvdb = idsSaid("tvdb")
    .map(numericId)
    .find((id) => id !== null);
  return { ...(tmdb ? { tmdb } : {}), ...(imdb ? { imdb } : {}), ...(tvdb ? { tvdb } : {}) };
}

function numericId(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : null;
}

function imdbId(text: string | null): string | null {
  return text !== null && /^tt\d{7,10}$/i.test(text) ? text.toLowerCase() : null;
}

function numberOf(text: string | null): number | null {
  if (text === null || !/^\d{1,9}(?:[.,]\d{1,9})?$/.test(text)) return null;
  return Number(text.replace(",", "."));
}

/** Votes are also written `1,234,567`. */
function countOf(text: string | null): number | null {
  const digits = text?.slice(0, 40).replaceAll(/[\s.,]/g, "");
  return digits !== undefined && /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

/** `136`, `136 min`. */
function minutesOf(text: string | null): number | null {
  const minutes = Number(/^(\d{1,4})(?:\.\d{1,3})?\s{0,3}(?:m|mn|min|mins|minutes)?\.?$/i.exec(text ?? "")?.[1] ?? 0);
  return minutes > 0 && minutes <= MAX_RUNTIME_MINUTES ? minutes : null;
}
