/**
 * The second half of the judged set, made after the search was built and by another principle: films drawn by number, and
 * the ways in which people ask for a film. What must come follows from the film's data alone.
 */
import type { JudgedFilm } from "./support/judgedFilms.ts";
import { JUDGED_FILMS } from "./support/judgedFilms.ts";

export interface TemplateQuery {
  readonly template: string;
  readonly q: string;
  /** One of the first three, or the first; null where nothing may be found for it. */
  readonly expected: { readonly film: JudgedFilm; readonly within: number } | null;
  /** Every film that is found has to explain the words. */
  readonly explains: (found: JudgedFilm) => boolean;
}

const PER_TEMPLATE = 11;
const anything = () => true;
const last = (name: string): string => name.split(" ").at(-1) ?? name;
const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
const has = (names: readonly string[], word: string) => names.some((name) => plain(name).includes(plain(word)));
const decadeOf = ({ year }: JudgedFilm): number => year - (year % 10);
const decadeText = (film: JudgedFilm): string => `${String(decadeOf(film)).slice(2)}s`;
const people = ({ directors, cast }: JudgedFilm): readonly string[] => [...directors, ...cast];
const titlesOf = ({ title, frenchTitle }: JudgedFilm): readonly string[] => [title, frenchTitle];

const GENRE_WORDS: Readonly<Record<string, readonly [string, string]>> = {
  Drama: ["drama", "drame"],
  Comedy: ["comedy", "comédies"],
  Crime: ["crime", "policier"],
  Horror: ["horror", "horreur"],
  Thriller: ["thriller", "thrillers"],
  Action: ["action", "film d'action"],
  "Science Fiction": ["sci-fi", "SF"],
  Adventure: ["adventure", "aventure"],
  Romance: ["romance", "romantique"],
  Fantasy: ["fantasy", "fantastique"],
  Animation: ["animated", "dessin animé"],
  Family: ["family", "famille"],
  War: ["war", "guerre"],
  Western: ["western", "westerns"],
  Documentary: ["documentaries", "docu"],
  Mystery: ["mystery", "mystère"],
  History: ["historical", "historique"],
  Music: ["music", "musique"],
};
const COUNTRY_WORDS: Readonly<Record<string, readonly [string, string]>> = {
  US: ["american", "états-unis"],
  FR: ["france", "France"],
  GB: ["british", "britannique"],
  JP: ["japan", "Japon"],
  KR: ["south korea", "Corée du Sud"],
  IT: ["italy", "Italie"],
  DE: ["germany", "Allemagne"],
  NZ: ["new zealand", "Nouvelle-Zélande"],
  ES: ["spain", "Espagne"],
  BR: ["brazil", "Brésil"],
};

/** Two letters of the longest word in the wrong order. */
function mistyped(title: string): string | null {
  const longest = title.split(/[^\p{L}]+/u).toSorted((a, b) => b.length - a.length)[0] ?? "";
  if (longest.length < 7) return null;
  const at = Math.floor(longest.length / 2);
  const [before, one = "", two = "", after] = [
    longest.slice(0, at),
    longest[at],
    longest[at + 1],
    longest.slice(at + 2),
  ];
  return one.toLowerCase() === two.toLowerCase() ? null : title.replace(longest, before + two + one + after);
}

const ROMAN: Readonly<Record<string, string>> = { II: "2", III: "3", IV: "4", V: "5", "2": "II", "3": "III" };

type Template = (film: JudgedFilm, index: number) => Omit<TemplateQuery, "template"> | null;

const TEMPLATES: Readonly<Record<string, Template>> = {
  "title and year": (film) => ({
    q: `${film.title} ${film.year}`,
    expected: { film, within: 1 },
    explains: ({ year }) => year === film.year || film.title.includes(String(year)),
  }),
  "French title in capitals, without accents": (film) => ({
    q: plain(film.frenchTitle).toUpperCase(),
    expected: { film, within: 1 },
    explains: anything,
  }),
  "words of the title in another order": (film) => ({
    q: film.title.split(" ").toReversed().join(" "),
    expected: { film, within: 3 },
    explains: anything,
  }),
  "a mistyped title": (film) => {
    const q = mistyped(film.title);
    return q === null ? null : { q, expected: { film, within: 1 }, explains: anything };
  },
  "a sequel by the other kind of number": (film) => {
    const number = film.title.split(/[ :]/).find((word) => ROMAN[word] !== undefined);
    const q = number === undefined ? null : film.title.replace(new RegExp(`\\b${number}\\b`), ROMAN[number] ?? "");
    return q === null ? null : { q, expected: { film, within: 1 }, explains: anything };
  },
  "a director and a year": (film) => ({
    q: `${last(film.directors[0] ?? "")} ${film.year}`,
    expected: { film, within: 3 },
    explains: (found) => found.year === film.year && has(people(found), last(film.directors[0] ?? "")),
  }),
  "an actor and a decade": (film) => ({
    q: `${film.cast[0]} ${decadeText(film)}`,
    expected: { film, within: 9 },
    explains: (found) => decadeOf(found) === decadeOf(film) && has(people(found), film.cast[0] ?? ""),
  }),
  "a genre and a French decade": (film, index) => {
    const words = GENRE_WORDS[film.genres[0] ?? ""];
    return {
      q: `${words?.[index % 2]} années ${String(decadeOf(film)).slice(2)}`,
      expected: film.year < 2000 && film.year > 1929 ? { film, within: 40 } : null,
      explains: (found) =>
        (decadeOf(found) % 100 === decadeOf(film) % 100 && has(found.genres, film.genres[0] ?? "")) ||
        has(titlesOf(found), words?.[index % 2] ?? ""),
    };
  },
  "an actor and a genre": (film, index) => {
    const words = GENRE_WORDS[film.genres[0] ?? ""];
    return {
      q: `${words?.[index % 2]} avec ${film.cast[1] ?? film.cast[0]}`,
      expected: { film, within: 9 },
      explains: (found) =>
        has(found.genres, film.genres[0] ?? "") && has(people(found), film.cast[1] ?? film.cast[0] ?? ""),
    };
  },
  "a country and a genre": (film, index) => {
    const country = COUNTRY_WORDS[film.countries[0] ?? ""]?.[index % 2];
    const genre = GENRE_WORDS[film.genres[0] ?? ""]?.[0];
    if (country === undefined || genre === undefined) return null;
    return {
      q: `${country} ${genre}`,
      expected: { film, within: 60 },
      explains: (found) =>
        (found.countries.includes(film.countries[0] ?? "") || has([...titlesOf(found), ...found.keywords], country)) &&
        (has(found.genres, film.genres[0] ?? "") || has([...titlesOf(found), ...found.keywords], genre)),
    };
  },
  "a keyword and an actor's surname": (film) => ({
    q: `${film.keywords[0]} ${last(film.cast[0] ?? "")}`,
    expected: { film, within: 5 },
    explains: (found) => has(people(found), last(film.cast[0] ?? "")),
  }),
  "a director in a resolution": (film) => ({
    q: `${film.directors[0]} ${film.width >= 3_200 ? "4K" : film.width >= 1_700 ? "1080p" : "720p"}`,
    expected: film.width >= 1_200 ? { film, within: 9 } : null,
    explains: (found) => has(found.directors, film.directors[0] ?? ""),
  }),
  "a title and a year in which nothing of the kind was made": (film) => ({
    q: `${film.title} 1937`,
    expected: null,
    explains: () => false,
  }),
  "a title and somebody who is not in it": (film, index) => {
    const stranger = JUDGED_FILMS[(index * 37 + 11) % JUDGED_FILMS.length]?.cast[0] ?? "";
    if (has(people(film), stranger)) return null;
    return { q: `${film.title} ${stranger}`, expected: null, explains: () => false };
  },
  "a director and a genre that they have no film of": (film) => {
    const own = JUDGED_FILMS.filter(({ directors }) => directors.includes(film.directors[0] ?? ""));
    const other = Object.keys(GENRE_WORDS).find((genre) => own.every(({ genres }) => !genres.includes(genre)));
    const word = GENRE_WORDS[other ?? ""]?.[1] ?? "";
    return { q: `${film.directors[0]} ${word}`, expected: null, explains: () => false };
  },
  "nonsense beside a title": (film) => ({ q: `${film.title} qzxwv`, expected: null, explains: () => false }),
};

/** Films are drawn by steps that share no factor with their number, another start for each template. */
export const TEMPLATE_QUERIES: readonly TemplateQuery[] = Object.entries(TEMPLATES).flatMap(
  ([template, make], start) => {
    const made = JUDGED_FILMS.flatMap((_, step): TemplateQuery[] => {
      const film = JUDGED_FILMS[(start * 13 + step * 29) % JUDGED_FILMS.length];
      const query = film ? make(film, step) : null;
      return query === null ? [] : [{ template, ...query }];
    });
    return made.slice(0, PER_TEMPLATE);
  },
);
