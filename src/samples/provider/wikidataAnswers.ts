import type { SampleFilm } from "../sampleFilm.ts";
import { type Answer, ok } from "./answers.ts";
import { type Catalogue, titlesOf } from "./catalogue.ts";
import { filmEntity, kindOf, namedEntity } from "./wikidataShapes.ts";

/** The answer of Wikidata's `api.php`; errors come under status 200, as there. */
export function answerAsWikidata(catalogue: Catalogue, parameters: URLSearchParams): Answer {
  const action = parameters.get("action");
  if (action === "wbgetentities") return entities(catalogue, parameters);
  if (action === "wbsearchentities") return labels(catalogue, parameters);
  if (action === "query" && parameters.get("list") === "search") return search(catalogue, parameters);
  return apiError("badvalue", `Unrecognized value for parameter "action": ${action ?? ""}.`);
}

export function apiError(code: string, info: string): Answer {
  return { status: 200, json: { error: { code, info } }, headers: { "mediawiki-api-error": code } };
}

function search(catalogue: Catalogue, parameters: URLSearchParams): Answer {
  const query = parameters.get("srsearch") ?? "";
  if (query.length > 300)
    return apiError("cirrussearch-query-too-long", "Search request is longer than the maximum allowed length.");
  const limit = Number(parameters.get("srlimit") ?? 10);
  const words = query.split(" ").filter((word) => word !== "");
  const statements = words
    .filter((word) => word.startsWith("haswbstatement:"))
    .map((word) => word.slice("haswbstatement:".length).split("|"));
  const text = words.filter((word) => !word.startsWith("haswbstatement:")).join(" ");

  const candidates = text === "" ? byStatement(catalogue, statements.flat()) : byWords(catalogue, text);
  const found = candidates.filter((film) =>
    statements.every((alternatives) => alternatives.some((one) => holds(catalogue, film.wikidataId, one))),
  );
  return ok({
    batchcomplete: true,
    query: {
      searchinfo: { totalhits: found.length },
      search: found
        .slice(0, limit)
        .map((film) => ({ ns: 0, title: film.wikidataId, pageid: film.tmdbId, snippet: "" })),
    },
  });
}

/** Like Wikidata's search, this also searches descriptions: *1995 film*. */
function byWords(catalogue: Catalogue, text: string): readonly SampleFilm[] {
  const found = catalogue.titles(text);
  const year = /(?:^|\s)(\d{4})$/.exec(text)?.[1];
  if (year === undefined) return found;
  const ofYear = catalogue.titles(text.slice(0, -year.length)).filter((film) => String(film.year) === year);
  return [...new Set([...ofYear, ...found])];
}

function byStatement(catalogue: Catalogue, statements: readonly string[]) {
  return statements.flatMap((statement) => {
    const [property, value = ""] = statement.split("=");
    const film =
      property === "P4947"
        ? catalogue.byTmdb.get(Number(value))
        : property === "P345"
          ? catalogue.byImdb.get(value)
          : undefined;
    return film ?? [];
  });
}

function holds(catalogue: Catalogue, itemId: string, statement: string): boolean {
  const film = catalogue.byItem.get(itemId);
  if (film === undefined) return false;
  const [property, value] = statement.split("=");
  if (property === "P31") return value === kindOf(film);
  if (property === "P4947") return value === undefined || value === String(film.tmdbId);
  return property === "P345" && value === film.imdbId;
}

function entities(catalogue: Catalogue, parameters: URLSearchParams): Answer {
  const ids = (parameters.get("ids") ?? "").split("|").filter((id) => id !== "");
  if (ids.length > 50)
    return apiError("toomanyvalues", 'Too many values supplied for parameter "ids". The limit is 50.');
  const languages = (parameters.get("languages") ?? "en").split("|");
  const entries = ids.map((id) => {
    const film = catalogue.byItem.get(id);
    const thing = catalogue.entityByItem.get(id);
    if (film !== undefined) return [id, filmEntity(catalogue, film, languages)] as const;
    return [id, thing === undefined ? { id, missing: "" } : namedEntity(thing, languages)] as const;
  });
  return ok({ entities: Object.fromEntries(entries), success: 1 });
}

/** Labels and aliases that begin like the search, of any kind of item. */
function labels(catalogue: Catalogue, parameters: URLSearchParams): Answer {
  const wanted = (parameters.get("search") ?? "").toLowerCase();
  const limit = Number(parameters.get("limit") ?? 7);
  const found = catalogue.films.filter((film) =>
    titlesOf(film).some((title) => title.toLowerCase().startsWith(wanted)),
  );
  return ok({
    searchinfo: { search: wanted },
    search: found
      .slice(0, limit)
      .map((film) => ({ id: film.wikidataId, label: film.title.en, description: `${film.year} film` })),
    success: 1,
  });
}
