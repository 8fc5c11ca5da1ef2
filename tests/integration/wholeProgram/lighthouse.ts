/** A film of the stand-in of TMDB, by the name of its file. */
export const LIGHTHOUSE_FILE = "The.Blue.Lighthouse.1971.1080p.BluRay.x264-GRP.mp4";

/** What TMDB says of it, in its own shape, without what only some films have. */
export const LIGHTHOUSE_ANSWER = {
  id: 4_000_001,
  title: "The Blue Lighthouse",
  original_title: "Das blaue Feuer",
  original_language: "de",
  overview: "A keeper waits.",
  tagline: "Wait for it",
  release_date: "1971-03-04",
  runtime: 97,
  popularity: 5,
  vote_average: 7.1,
  vote_count: 12,
  poster_path: "/poster-4000001.jpg",
  backdrop_path: null,
  genres: [{ id: 18, name: "Drama" }],
  production_countries: [{ iso_3166_1: "DE", name: "Germany" }],
  belongs_to_collection: null,
  credits: {
    cast: [{ id: 5, name: "Anna Keller", character: "Anna", order: 0, profile_path: null }],
    crew: [{ id: 6, name: "Klara Vogt", job: "Director", profile_path: null }],
  },
  external_ids: { imdb_id: "tt90000001", wikidata_id: "Q900000001" },
  alternative_titles: { titles: [] },
  translations: { translations: [] },
  release_dates: { results: [] },
  keywords: { keywords: [] },
  videos: { results: [] },
  images: { posters: [], backdrops: [] },
  recommendations: { results: [] },
};
