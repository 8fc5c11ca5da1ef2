import { samplePeople } from "../films/people.ts";
import type { SampleFilm } from "../sampleFilm.ts";
import type { Catalogue } from "./catalogue.ts";
import { listFilm } from "./tmdbShapes.ts";

type Language = "en" | "fr";

/** A person as `/person/{id}` shows them, with the blocks that are read; null for an unknown id. */
export function wholePerson(catalogue: Catalogue, id: number, language: Language) {
  const entity = [...catalogue.entityByItem.values()].find(({ number }) => number === id);
  if (entity === undefined) return null;
  const name = entity.name.en;
  const life = samplePeople[name];
  return {
    id,
    name,
    biography: life?.biography[language] ?? "",
    birthday: life?.birthday ?? null,
    deathday: life?.deathday ?? null,
    place_of_birth: life?.placeOfBirth ?? null,
    imdb_id: null,
    external_ids: { wikidata_id: null },
    movie_credits: {
      cast: catalogue.films.flatMap((film) => roleOf(catalogue, film, name, language)),
      crew: catalogue.films.flatMap((film) => worksOf(catalogue, film, name, language)),
    },
    translations: { translations: [] },
  };
}

function roleOf(catalogue: Catalogue, film: SampleFilm, name: string, language: Language) {
  return film.cast
    .filter((role) => role.name === name)
    .map(({ character }) => ({ ...listFilm(catalogue, film, language), character }));
}

function worksOf(catalogue: Catalogue, film: SampleFilm, name: string, language: Language) {
  const jobs = [
    ...(film.directors.includes(name) ? ["Director"] : []),
    ...(film.writers?.includes(name) ? ["Screenplay"] : []),
  ];
  return jobs.map((job) => ({ ...listFilm(catalogue, film, language), job }));
}
