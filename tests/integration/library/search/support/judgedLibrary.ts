import { createSampleFilms } from "../../support/sampleFilms.ts";
import { JUDGED_FILMS, type JudgedFilm } from "./judgedFilms.ts";

/** A library of the judged films. Titles are given in English, whatever language films are shown in. */
export function createJudgedLibrary() {
  const films = createSampleFilms();
  const byId = new Map<number, JudgedFilm>();
  for (const film of JUDGED_FILMS) {
    const id = films.addFilm({
      title: film.frenchTitle,
      year: film.year,
      popularity: film.popularity,
      ...(film.frenchTitle === film.title ? {} : { originalTitle: film.title }),
    });
    byId.set(id, film);
    films.store.writeRelaxed(() => describe(films, id, film));
  }
  const filmsOf = (q: string): JudgedFilm[] =>
    films.page({ q, limit: 200 }).items.flatMap(({ id }) => byId.get(id) ?? []);
  return {
    ...films,
    filmsOf,
    search: (q: string) => filmsOf(q).map(({ title }) => title),
  };
}

function describe({ library, store }: ReturnType<typeof createSampleFilms>, id: number, film: JudgedFilm): void {
  const named = (names: readonly string[]) => names.map((name) => ({ id: name, name }));
  library.facts.record(id, "tmdb", [
    { field: "title", language: "en", value: film.title },
    { field: "title", language: "fr", value: film.frenchTitle },
    { field: "genres", language: "en", value: film.genres },
    { field: "countries", language: "en", value: film.countries.map((code) => ({ code, name: code })) },
    { field: "originalLanguage", language: null, value: film.language },
    { field: "keywords", language: "en", value: named(film.keywords) },
    { field: "studios", language: null, value: named([film.studio]) },
    { field: "popularity", language: null, value: film.popularity },
    ...(film.collection === ""
      ? []
      : [{ field: "collection", language: "en", value: { id: film.collection, name: film.collection } }]),
  ]);
  if (film.collection !== "") recordParts(library, id, film);
  const people = [
    ...film.directors.map((name) => ({ name, job: "director" })),
    ...film.cast.map((name) => ({ name, job: "actor" })),
  ];
  library.people.recordCredits(
    id,
    "tmdb",
    people.map(({ name, job }, order) => ({ providerPersonId: name, name, job, order })),
  );
  library.facts.refreshFilmRow(id, "fr");
  store
    .sql("UPDATE file SET media = :media WHERE film = :id")
    .run({ id, media: JSON.stringify({ video: { width: film.width } }) });
}

/** Every film of the collection, as TMDB lists them with each. */
function recordParts(
  { facts, identity }: ReturnType<typeof createSampleFilms>["library"],
  id: number,
  film: JudgedFilm,
) {
  const ownId = identity.idsOf(id)?.tmdb ?? 0;
  const parts = JUDGED_FILMS.filter(({ collection }) => collection === film.collection).map(({ title, year }) => ({
    tmdbId: title === film.title ? ownId : -year,
    title,
    year,
    releaseDate: `${year}-06-01`,
    posterPath: null,
  }));
  facts.record(id, "tmdb", [{ field: "collectionParts", language: "en", value: parts }]);
}
