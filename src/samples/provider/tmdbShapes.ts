import type { SampleFilm } from "../sampleFilm.ts";
import type { Catalogue } from "./catalogue.ts";

type Language = "en" | "fr";

/** A film as TMDB's lists show it. */
export function listFilm(catalogue: Catalogue, film: SampleFilm, language: Language) {
  return {
    id: film.tmdbId,
    title: film.title[language],
    original_title: film.originalTitle,
    original_language: film.originalLanguage,
    overview: film.overview[language],
    release_date: releaseDate(film),
    genre_ids: film.genres.map((name) => catalogue.genre(name).number),
    popularity: film.popularity,
    vote_average: film.voteAverage,
    vote_count: film.voteCount,
    poster_path: film.posterPath ?? null,
    backdrop_path: film.backdropPath ?? null,
    adult: false,
    video: false,
  };
}

/** A film as `/movie/{id}` shows it, with the appended blocks that were requested. */
export function wholeFilm(catalogue: Catalogue, film: SampleFilm, language: Language, appended: ReadonlySet<string>) {
  const { genre_ids: _listOnly, ...common } = listFilm(catalogue, film, language);
  const blocks = Object.entries(BLOCKS).filter(([name]) => appended.has(name));
  return {
    ...common,
    genres: film.genres.map((name) => ({
      id: catalogue.genre(name).number,
      name: catalogue.genre(name).name[language],
    })),
    runtime: film.runtimeMinutes ?? 0,
    tagline: film.tagline?.[language] ?? "",
    status: "Released",
    imdb_id: film.imdbId,
    budget: 0,
    revenue: 0,
    homepage: "",
    ...productionOf(film, language),
    ...Object.fromEntries(blocks.map(([name, build]) => [name, build(catalogue, film, language)])),
  };
}

function productionOf({ production = {}, originalLanguage }: SampleFilm, language: Language) {
  const { countries = [], studios = [], collection } = production;
  return {
    origin_country: countries,
    production_countries: countries.map((code) => ({ iso_3166_1: code, name: COUNTRY_NAMES.of(code) ?? code })),
    production_companies: studios.map((name) => ({
      id: idOf(name),
      name,
      logo_path: null,
      origin_country: countries[0] ?? "",
    })),
    spoken_languages: [
      {
        iso_639_1: originalLanguage,
        english_name: LANGUAGE_NAMES.of(originalLanguage) ?? originalLanguage,
        name: new Intl.DisplayNames([originalLanguage], { type: "language" }).of(originalLanguage) ?? "",
      },
    ],
    belongs_to_collection: collection
      ? { id: collection.id, name: collection.name[language], poster_path: null, backdrop_path: null }
      : null,
  };
}

/** The same for the same name, and beyond those that TMDB has given out. */
function idOf(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 900_000, 0) + 9_000_000;
}

const COUNTRY_NAMES = new Intl.DisplayNames(["en"], { type: "region" });
const LANGUAGE_NAMES = new Intl.DisplayNames(["en"], { type: "language" });

export function recommendedFilms(catalogue: Catalogue, film: SampleFilm): readonly SampleFilm[] {
  return film.recommendations.flatMap((id) => catalogue.byTmdb.get(id) ?? []);
}

/** One page of a list, 20 films; a page behind the last is empty, as at TMDB. */
export function listPage(catalogue: Catalogue, films: readonly SampleFilm[], page: number, language: Language) {
  return {
    page,
    results: films.slice((page - 1) * 20, page * 20).map((film) => listFilm(catalogue, film, language)),
    total_pages: Math.max(1, Math.ceil(films.length / 20)),
    total_results: films.length,
  };
}

/** The images of a film, as `/movie/{id}/images` lists them. */
export function allImagesOf(film: SampleFilm) {
  const { posters, ...others } = imagesOf(film);
  const more = (film.morePosters ?? []).map(({ path, language, width, height }) => ({
    file_path: path,
    width,
    height,
    aspect_ratio: width / height,
    iso_639_1: language,
    vote_average: 0,
    vote_count: 0,
  }));
  return { ...others, posters: [...posters, ...more] };
}

/** Those that come with the film itself. */
function imagesOf(film: SampleFilm) {
  return {
    posters: image(film.posterPath, 500, 750),
    backdrops: [film.backdropPath, ...(film.production?.stillPaths ?? [])].flatMap((path) => image(path, 1280, 720)),
    logos: image(film.production?.logoPath, 500, 200),
  };
}

const BLOCKS: Readonly<Record<string, (catalogue: Catalogue, film: SampleFilm, language: Language) => unknown>> = {
  credits: (catalogue, film) => ({
    cast: film.cast.map((role, order) => ({
      ...person(catalogue, role.name),
      character: role.character,
      order,
      known_for_department: "Acting",
    })),
    crew: [
      ...film.directors.map((name) => ({ ...person(catalogue, name), department: "Directing", job: "Director" })),
      ...(film.writers ?? []).map((name) => ({ ...person(catalogue, name), department: "Writing", job: "Screenplay" })),
    ],
  }),
  external_ids: (_, film) => ({
    imdb_id: film.imdbId,
    wikidata_id: film.wikidataId,
    facebook_id: null,
    instagram_id: null,
    twitter_id: null,
  }),
  alternative_titles: (_, film) => ({
    titles: (film.alternativeTitles ?? []).map((title) => ({ iso_3166_1: "US", title, type: "" })),
  }),
  translations: (_, film) => ({
    translations: [translation(film, "en", "US", "English"), translation(film, "fr", "FR", "Français")],
  }),
  release_dates: (_, film) => {
    const { certifications = { US: "" } } = film.production ?? {};
    return {
      results: Object.entries(certifications).map(([country, certification]) => ({
        iso_3166_1: country,
        release_dates: [
          {
            release_date: `${releaseDate(film)}T00:00:00.000Z`,
            type: 3,
            certification,
            note: "",
            iso_639_1: "",
            descriptors: [],
          },
        ],
      })),
    };
  },
  keywords: (_, film) => ({
    keywords: (film.production?.keywords ?? []).map((name) => ({ id: idOf(name), name })),
  }),
  videos: () => ({ results: [] }),
  images: (_, film) => imagesOf(film),
  similar: (catalogue, film, language) => listPage(catalogue, recommendedFilms(catalogue, film), 1, language),
  recommendations: (catalogue, film, language) => listPage(catalogue, recommendedFilms(catalogue, film), 1, language),
};

function person(catalogue: Catalogue, name: string) {
  const id = catalogue.person(name).number;
  return {
    id,
    name,
    original_name: name,
    profile_path: null,
    gender: 0,
    cast_id: id,
    credit_id: String(id),
    popularity: 1,
    adult: false,
  };
}

/** In `translations`, an empty title means "the same as the original". */
function translation(film: SampleFilm, language: Language, country: string, name: string) {
  return {
    iso_3166_1: country,
    iso_639_1: language,
    name,
    english_name: language === "fr" ? "French" : "English",
    data: {
      title: film.title[language] === film.originalTitle ? "" : film.title[language],
      overview: film.overview[language],
      tagline: film.tagline?.[language] ?? "",
      homepage: "",
      runtime: film.runtimeMinutes ?? 0,
    },
  };
}

function image(path: string | undefined, width: number, height: number) {
  if (path === undefined) return [];
  return [
    { file_path: path, width, height, aspect_ratio: width / height, iso_639_1: null, vote_average: 0, vote_count: 0 },
  ];
}

/** The catalogue knows years only; the first of January means "some day of that year". */
function releaseDate(film: SampleFilm): string {
  return `${film.year}-01-01`;
}
