import { type Answer, ok } from "./answers.ts";
import type { Catalogue } from "./catalogue.ts";
import { wholeCollection } from "./tmdbCollections.ts";
import { wholePerson } from "./tmdbPeople.ts";
import { allImagesOf, listFilm, listPage, recommendedFilms, wholeFilm } from "./tmdbShapes.ts";

export const WRONG_KEY: Answer = failure(401, 7, "Invalid API key: You must be granted a valid key.");
const NOT_FOUND = failure(404, 34, "The resource you requested could not be found.");
const BAD_PAGE = failure(400, 22, "Invalid page: Pages start at 1 and max at 500. They are expected to be an integer.");
const MISSING_QUERY = failure(422, 5, "Invalid parameters: Your request parameters are incorrect.");

/** The answer of TMDB's API to a path below `/3`. */
export function answerAsTmdb(catalogue: Catalogue, path: string, parameters: URLSearchParams): Answer {
  const language = parameters.get("language")?.toLowerCase().startsWith("fr") ? "fr" : "en";
  const page = Number(parameters.get("page") ?? 1);
  if (!Number.isInteger(page) || page < 1 || page > 500) return BAD_PAGE;

  const [first, second, third] = path.split("/").filter((part) => part !== "");
  if (first === "authentication") return ok({ success: true, status_code: 1, status_message: "Success." });
  if (first === "configuration") return ok(CONFIGURATION);
  if (first === "genre" && second === "movie" && third === "list") {
    const names = [...new Set(catalogue.films.flatMap((film) => film.genres))];
    return ok({
      genres: names.map((name) => ({ id: catalogue.genre(name).number, name: catalogue.genre(name).name[language] })),
    });
  }
  if (first === "search" && second === "movie") return search(catalogue, parameters, page, language);
  if (first === "find") return find(catalogue, second ?? "", parameters.get("external_source"), language);
  if (first === "person") {
    const person = wholePerson(catalogue, Number(second), language);
    return person === null ? NOT_FOUND : ok(person);
  }
  if (first === "collection") {
    const collection = wholeCollection(catalogue, Number(second), language);
    return collection === null ? NOT_FOUND : ok(collection);
  }
  if (first !== "movie") return NOT_FOUND;

  const film = catalogue.byTmdb.get(Number(second));
  if (film === undefined) return NOT_FOUND;
  if (third === "recommendations" || third === "similar")
    return ok(listPage(catalogue, recommendedFilms(catalogue, film), page, language));
  if (third === "images") return ok({ id: film.tmdbId, ...allImagesOf(film) });
  if (third !== undefined) return NOT_FOUND;
  return ok(wholeFilm(catalogue, film, language, new Set(parameters.get("append_to_response")?.split(",") ?? [])));
}

function search(catalogue: Catalogue, parameters: URLSearchParams, page: number, language: "en" | "fr"): Answer {
  const query = parameters.get("query") ?? "";
  if (query === "") return MISSING_QUERY;
  const year = parameters.get("primary_release_year") ?? parameters.get("year");
  const found = catalogue.titles(query).filter((film) => year === null || year === "" || film.year === Number(year));
  return ok(listPage(catalogue, found, page, language));
}

function find(catalogue: Catalogue, id: string, source: string | null, language: "en" | "fr"): Answer {
  const film =
    source === "wikidata_id" ? catalogue.byItem.get(id) : source === "imdb_id" ? catalogue.byImdb.get(id) : undefined;
  return ok({
    movie_results: film === undefined ? [] : [{ ...listFilm(catalogue, film, language), media_type: "movie" }],
    tv_results: [],
    person_results: [],
    tv_episode_results: [],
    tv_season_results: [],
  });
}

function failure(status: number, code: number, message: string): Answer {
  return { status, json: { success: false, status_code: code, status_message: message } };
}

const CONFIGURATION = {
  images: {
    base_url: "http://image.tmdb.org/t/p/",
    secure_base_url: "https://image.tmdb.org/t/p/",
    poster_sizes: ["w92", "w154", "w185", "w342", "w500", "w780", "original"],
    backdrop_sizes: ["w300", "w780", "w1280", "original"],
    logo_sizes: ["w45", "w92", "w154", "w185", "w300", "w500", "original"],
    profile_sizes: ["w45", "w185", "h632", "original"],
    still_sizes: ["w92", "w185", "w300", "original"],
  },
  change_keys: [],
};
