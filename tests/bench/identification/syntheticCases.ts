import { titleKey } from "../../../src/identification/index.ts";
import type { CatalogueFilm } from "./inMemorySource.ts";
import type { FilmCase } from "./sets.ts";

export interface SyntheticCases {
  readonly cases: readonly FilmCase[];
  /** The films a source may know; the others are asked for and are not there. */
  readonly known: readonly CatalogueFilm[];
}

type Random = () => number;
type Spoil = (title: string, year: number, random: Random) => { readonly title: string; readonly year: number | null };

const ABSENT_SHARE = 0.2;

/** What happens to names on their way from a catalogue to a disk. */
const SPOILS: Readonly<Record<string, Spoil>> = {
  plain: (title, year) => ({ title, year }),
  year_off: (title, year, random) => ({ title, year: year + (random() < 0.5 ? 1 : -1) }),
  no_year: (title) => ({ title, year: null }),
  typo: (title, year, random) => ({ title: misspell(title, random), year }),
  two_typos: (title, year, random) => ({ title: misspell(misspell(title, random), random), year }),
  word_lost: (title, year, random) => ({ title: withoutWord(title, random), year }),
  subtitle_lost: (title, year) => ({ title: title.split(/: | - /)[0] ?? title, year }),
  typo_no_year: (title, _year, random) => ({ title: misspell(title, random), year: null }),
};

/**
 * Paths of films drawn from a catalogue, spoilt by rule and seed; a fifth of the films is hidden from the source, so
 * that their namesakes are there to be fallen for. Far harder than a collection: every film is as likely as *Heat*.
 */
export function makeSyntheticCases(films: readonly CatalogueFilm[], count: number, seed: number): SyntheticCases {
  const random = seeded(seed);
  const shuffled = films.map((film) => ({ film, at: random() })).toSorted((a, b) => a.at - b.at);
  const hidden = new Set(shuffled.slice(0, Math.floor(films.length * ABSENT_SHARE)).map(({ film }) => film));
  const named = shuffled.filter(({ film }) => film.year !== null && /\p{L}/u.test(film.title));
  const rules = Object.entries(SPOILS);
  const known = films.filter((film) => !hidden.has(film));
  const names = new Set(known.map(({ title, year }) => `${titleKey(title)}|${year}`));
  const cases: FilmCase[] = [];
  for (let at = 0; cases.length < count; at += 1) {
    const { film } = named[Math.floor(random() * named.length)]!;
    const [rule, spoil] = rules[at % rules.length]!;
    const { title, year } = spoil(film.title, film.year!, random);
    // A name that has become exactly another film's name means that film.
    const isUnchanged = titleKey(title) === titleKey(film.title) && year === film.year;
    if (!isUnchanged && names.has(`${titleKey(title)}|${year}`)) continue;
    const isHidden = hidden.has(film);
    cases.push({
      path: pathOf(title, year, random),
      tmdbId: isHidden ? null : film.tmdbId,
      rule: isHidden ? "absent" : rule,
    });
  }
  return { cases, known };
}

function pathOf(title: string, year: number | null, random: Random): string {
  const safe = title.replaceAll(/[/\\:*?"<>|]/g, "");
  if (random() < 0.5) return `${safe}${year === null ? "" : ` (${year})`}.mkv`;
  const words = [...safe.split(" "), ...(year === null ? [] : [String(year)]), "1080p", "BluRay", "x264-GRP"];
  return `${words.join(".")}.mkv`;
}

/** Two letters swapped, one lost, doubled or replaced. */
function misspell(title: string, random: Random): string {
  const letters = [...title];
  const at = 1 + Math.floor(random() * Math.max(1, letters.length - 2));
  const kind = Math.floor(random() * 4);
  if (kind === 0) letters.splice(at, 2, letters[at + 1] ?? "", letters[at] ?? "");
  else if (kind === 1) letters.splice(at, 1);
  else if (kind === 2) letters.splice(at, 0, letters[at] ?? "");
  else letters[at] = "abcdefghijklmnopqrstuvwxyz"[Math.floor(random() * 26)]!;
  return letters.join("");
}

function withoutWord(title: string, random: Random): string {
  const words = title.split(" ");
  if (words.length < 3) return title;
  words.splice(Math.floor(random() * words.length), 1);
  return words.join(" ");
}

/** mulberry32: the same cases in every run. */
function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
