/** Genres by the words that people and providers use for them, in English and French. */
import { foldText } from "../foldText.ts";

interface Genre {
  readonly key: string;
  readonly en: string;
  readonly fr: string;
  /** Folded, separated by commas. */
  readonly words: string;
}

const GENRES: readonly Genre[] = [
  { key: "action", en: "Action", fr: "Action", words: "action" },
  { key: "adventure", en: "Adventure", fr: "Aventure", words: "adventure, adventures, aventure, aventures" },
  {
    key: "animation",
    en: "Animation",
    fr: "Animation",
    words: "animation, animations, animated, animes, cartoon, cartoons, dessin anime, dessins animes",
  },
  { key: "comedy", en: "Comedy", fr: "Comédie", words: "comedy, comedies, comedie, comique, comiques, humour" },
  {
    key: "crime",
    en: "Crime",
    fr: "Crime",
    words: "crime, policier, policiers, polar, polars, gangster, gangsters",
  },
  {
    key: "documentary",
    en: "Documentary",
    fr: "Documentaire",
    words: "documentary, documentaries, documentaire, documentaires, docu, docus",
  },
  { key: "drama", en: "Drama", fr: "Drame", words: "drama, dramas, drame, drames, dramatique, dramatiques" },
  {
    key: "family",
    en: "Family",
    fr: "Famille",
    words: "family, familial, familiale, familiaux, famille, children, kids, enfants, jeunesse",
  },
  { key: "fantasy", en: "Fantasy", fr: "Fantastique", words: "fantasy, fantastique, fantastiques" },
  {
    key: "history",
    en: "History",
    fr: "Histoire",
    words: "history, historical, historic, histoire, historique, historiques",
  },
  { key: "horror", en: "Horror", fr: "Horreur", words: "horror, horrors, horreur, horreurs, epouvante" },
  { key: "music", en: "Music", fr: "Musique", words: "music, musique" },
  {
    key: "musical",
    en: "Musical",
    fr: "Comédie musicale",
    words: "musical, musicals, musicale, comedie musicale, comedies musicales",
  },
  { key: "mystery", en: "Mystery", fr: "Mystère", words: "mystery, mysteries, mystere, mysteres, whodunit" },
  {
    key: "romance",
    en: "Romance",
    fr: "Romance",
    words: "romance, romances, romantic, romantique, romantiques",
  },
  {
    key: "sciencefiction",
    en: "Science fiction",
    fr: "Science-fiction",
    words: "science fiction, sciencefiction, sci fi, scifi, sf, s f",
  },
  { key: "thriller", en: "Thriller", fr: "Thriller", words: "thriller, thrillers, suspense" },
  { key: "tvmovie", en: "TV movie", fr: "Téléfilm", words: "tv movie, tv movies, tv film, telefilm, telefilms" },
  { key: "war", en: "War", fr: "Guerre", words: "war, guerre, war movie, war movies" },
  { key: "western", en: "Western", fr: "Western", words: "western, westerns" },
  { key: "noir", en: "Film noir", fr: "Film noir", words: "film noir, films noirs, noir" },
  {
    key: "biography",
    en: "Biography",
    fr: "Biographie",
    words: "biography, biographical, biographie, biographique, biopic, biopics",
  },
  { key: "sport", en: "Sport", fr: "Sport", words: "sport, sports, sportif" },
  {
    key: "short",
    en: "Short film",
    fr: "Court métrage",
    words: "short film, short films, court metrage, courts metrages",
  },
  { key: "superhero", en: "Superhero", fr: "Super-héros", words: "superhero, superheroes, super heros, super hero" },
  {
    key: "silent",
    en: "Silent film",
    fr: "Film muet",
    words: "silent film, silent films, film muet, films muets, muet",
  },
];

/** Kinds of film that are two genres at once. */
const COMBINED: Readonly<Record<string, readonly string[]>> = {
  "romantic comedy, romantic comedies, rom com, rom coms, romcom, romcoms, comedie romantique, comedies romantiques": [
    "comedy",
    "romance",
  ],
  "comedie dramatique, comedies dramatiques, dramedy, dramedies, comedy drama": ["comedy", "drama"],
};

/** Words that people ask by, and that no provider calls a genre. */
const ASKED_AS: Readonly<Record<string, string>> = {
  animation: "anime",
  comedy: "funny, drole, droles, hilarious",
  horror: "scary, effrayant, effrayants",
};

/** A genre named one way and films filed under another: any of these keys answers. */
const ALSO: Readonly<Record<string, readonly string[]>> = { musical: ["music"] };

const wordsOf = (list: string): string[] => list.split(", ");

const KEY_BY_NAME: ReadonlyMap<string, string> = new Map(
  GENRES.flatMap(({ key, words }) => wordsOf(words).map((name): [string, string] => [name, key])),
);

/** Folded names of genres; each stands for genres that a film must have together, each under any of several keys. */
export const GENRE_PHRASES: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ...[...KEY_BY_NAME].map(([name, key]): [string, string[][]] => [name, [[key, ...(ALSO[key] ?? [])]]]),
  ...Object.entries(ASKED_AS).flatMap(([key, names]) =>
    wordsOf(names).map((name): [string, string[][]] => [name, [[key]]]),
  ),
  ...Object.entries(COMBINED).flatMap(([names, keys]) =>
    wordsOf(names).map((name): [string, string[][]] => [name, keys.map((key) => [key])]),
  ),
]);

/** The key of a genre as a provider or an NFO names it; a genre that no list knows is its own key. */
export function genreKey(name: string): string {
  const folded = foldText(name);
  const withoutKind = folded.replace(/^films? (?:d |de )?| (?:film|movie)$/, "");
  return KEY_BY_NAME.get(folded) ?? KEY_BY_NAME.get(withoutKind) ?? withoutKind.replaceAll(" ", "");
}

/** The name to show for keys joined by `+`. */
export function genreName(keys: string, language: "en" | "fr"): string {
  const names = keys.split("+").map((key) => GENRES.find((genre) => genre.key === key)?.[language] ?? key);
  return names.join(" + ");
}
