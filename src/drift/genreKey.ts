/** Names of one genre in MovieLens, at TMDB and Wikidata, in both languages. What is not listed stays what it is. */
const SAME: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    aventure: "adventure",
    comedie: "comedy",
    documentaire: "documentary",
    drame: "drama",
    familial: "family",
    children: "family",
    "children's": "family",
    fantastique: "fantasy",
    histoire: "history",
    horreur: "horror",
    musique: "music",
    musical: "music",
    mystere: "mystery",
    guerre: "war",
    "sci-fi": "science fiction",
    "science-fiction": "science fiction",
    telefilm: "tv movie",
    "film-noir": "film noir",
  }),
);

/** One key for a genre in every language: a change of the library's language must not count as drift. */
export function genreKey(name: string): string {
  const folded = name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
  return SAME.get(folded) ?? folded;
}
