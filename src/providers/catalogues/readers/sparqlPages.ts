import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { type HttpClient, ProviderRateLimited, ProviderUnreachable } from "../../http/index.ts";
import { CatalogueProblem } from "../catalogueProblem.ts";
import type { SourcePart } from "./sourcePart.ts";
import { readSparqlRow } from "./sparqlRows.ts";

const answer = z.object({ results: z.object({ bindings: z.array(z.unknown()) }) });
const MAX_TRIES = 6;
const LANGUAGES = ["en", "fr", "de", "es", "it", "pt", "nl", "pl", "ru", "ja", "zh", "ko", "mul"];

/**
 * All films of Wikidata that have an id at TMDB or IMDb, in pages: those whose TMDB id starts with the same three
 * digits, then those that have only an IMDb id. A page stays far below the service's limit of sixty seconds a query, and
 * films that are added meanwhile do not move others to another page.
 *
 * Source of the terms: P4947 TMDB film id, P345 IMDb id, P577 publication date, P2047 duration, P1476 title.
 */
export function sparqlPages(endpoint: string, client: HttpClient): SourcePart[] {
  return [
    ...prefixes(1, 9).map((digit) => page(endpoint, client, `TMDB ${digit}`, exactly("tmdb", "P4947", digit))),
    ...prefixes(10, 99).map((digits) => page(endpoint, client, `TMDB ${digits}`, exactly("tmdb", "P4947", digits))),
    ...prefixes(100, 999).map((digits) => page(endpoint, client, `TMDB ${digits}…`, beginning("P4947", digits))),
    ...prefixes(0, 99).map((number) => {
      const digits = `tt${String(number).padStart(2, "0")}`;
      return page(endpoint, client, `IMDb ${digits}…`, onlyImdb(digits));
    }),
  ];
}

const prefixes = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

const exactly = (name: string, property: string, id: string) =>
  `?film wdt:${property} "${id}" . BIND("${id}" AS ?${name}Id)`;

const beginning = (property: string, digits: string) =>
  `?film wdt:${property} ?tmdbId . FILTER(STRSTARTS(?tmdbId, "${digits}"))`;

const onlyImdb = (digits: string) =>
  `?film wdt:P345 ?imdbId ; wdt:P31/wdt:P279* wd:Q11424 . FILTER(STRSTARTS(?imdbId, "${digits}"))
   FILTER NOT EXISTS { ?film wdt:P4947 [] }`;

function queryOf(films: string): string {
  const languages = LANGUAGES.map((language) => `"${language}"`).join(", ");
  return `SELECT ?film (SAMPLE(?tmdbId) AS ?tmdb) (SAMPLE(?imdbId) AS ?imdb) (SAMPLE(?english) AS ?title)
  (SAMPLE(?own) AS ?original) (MIN(YEAR(?date)) AS ?year) (MAX(?duration) AS ?minutes) (MAX(?sites) AS ?links)
  (GROUP_CONCAT(DISTINCT ?name; separator="\\n") AS ?names)
WHERE {
  ${films}
  OPTIONAL { ?film wdt:P345 ?imdbId }
  OPTIONAL { ?film rdfs:label ?english FILTER(LANG(?english) = "en") }
  OPTIONAL { ?film wdt:P1476 ?own }
  OPTIONAL { ?film wdt:P577 ?date }
  OPTIONAL { ?film wdt:P2047 ?duration }
  OPTIONAL { ?film wikibase:sitelinks ?sites }
  OPTIONAL { ?film rdfs:label ?name FILTER(LANG(?name) IN (${languages})) }
}
GROUP BY ?film
ORDER BY ?film`;
}

function page(endpoint: string, client: HttpClient, name: string, films: string): SourcePart {
  return {
    name,
    fingerprint: `${endpoint} ${name}`,
    totalBytes: null,
    async *units(signal) {
      const url = new URL(endpoint);
      url.searchParams.set("query", queryOf(films));
      url.searchParams.set("format", "json");
      const { results } = await queryWithRetries(client, url, signal);
      yield { units: results.bindings, bytesRead: 0 };
    },
    read: readSparqlRow,
  };
}

/** Retries an unreachable or busy service after the wait that it asks for. */
async function queryWithRetries(client: HttpClient, url: URL, signal: AbortSignal) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await client.getJson(url, { schema: answer, route: "/sparql", reason: "import", signal });
    } catch (error) {
      const isTemporary = error instanceof ProviderUnreachable || error instanceof ProviderRateLimited;
      if (!isTemporary || tries === MAX_TRIES)
        throw signal.aborted ? error : new CatalogueProblem("catalogue_endpoint_unreachable", url.host, error);
      await wait(error.retryAfterMs, undefined, { signal });
    }
  }
}
