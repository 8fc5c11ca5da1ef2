import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createHttpClient, importCatalogue, openSource } from "../../../../src/providers/index.ts";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";
import { FOLDING, searching } from "./testCatalogue.ts";

const FILMS = [
  { tmdb: "4", item: "Q41", title: "The Blue Lighthouse" },
  { tmdb: "123", item: "Q42", title: "Keepers" },
  { tmdb: "12399", item: "Q43", title: "The Long Pier" },
  { imdb: "tt0712345", item: "Q44", title: "Known To IMDb Only" },
];

const literal = (value: string | undefined) => (value === undefined ? {} : { type: "literal", value });

/** A SPARQL endpoint over a few films: it evaluates only the parts of the query in which the pages differ. */
function answerTo(query: string): object {
  const exact = /wdt:P4947 "(\d+)"/.exec(query)?.[1];
  const beginning = /STRSTARTS\(\?tmdbId, "(\d+)"\)/.exec(query)?.[1];
  const imdb = /STRSTARTS\(\?imdbId, "(tt\d+)"\)/.exec(query)?.[1];
  const found = FILMS.filter(
    (film) =>
      (exact !== undefined && film.tmdb === exact) ||
      (beginning !== undefined && film.tmdb?.startsWith(beginning)) ||
      (imdb !== undefined && film.tmdb === undefined && film.imdb?.startsWith(imdb)),
  );
  const bindings = found.map((film) => ({
    film: { type: "uri", value: `http://www.wikidata.org/entity/${film.item}` },
    title: literal(film.title),
    year: literal("1971"),
    ...(film.tmdb ? { tmdb: literal(film.tmdb) } : {}),
    ...(film.imdb ? { imdb: literal(film.imdb) } : {}),
  }));
  return { head: { vars: [] }, results: { bindings } };
}

async function anEndpoint(intercept: (count: number, response: ServerResponse) => boolean) {
  let count = 0;
  const asked: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    count += 1;
    if (intercept(count, response)) return;
    const query = new URL(request.url ?? "", "http://127.0.0.1").searchParams.get("query") ?? "";
    asked.push(query);
    response.setHeader("content-type", "application/sparql-results+json");
    response.end(JSON.stringify(answerTo(query)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sparql`;
  return {
    url,
    asked,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function importFrom(
  url: string,
  folder: string,
  signal = new AbortController().signal,
  onFilms?: (films: number) => void,
) {
  const client = createHttpClient({
    name: "sparql",
    baseHosts: [url],
    userAgent: "Filmotheque/0.0.0 (https://filmotheque.example/test)",
    rate: { windowMs: 1, most: 1e7 },
    concurrency: 1,
  });
  const parts = openSource("wikidata", url, () => client);
  const onProgress = ({ films }: { films: number }) => onFilms?.(films);
  return importCatalogue({ folder, name: "wikidata", parts, folding: FOLDING, clock: Date, onProgress }, signal);
}

test("all films of an endpoint are had page by page, whichever id they have", async () => {
  const folder = join(temporaryFolder("endpoint"), "catalogues");
  // Now and then the service asks for a rest.
  await using endpoint = await anEndpoint((count, response) => {
    if (count !== 150) return false;
    response.writeHead(429, { "retry-after": "1" }).end();
    return true;
  });
  const report = await importFrom(endpoint.url, folder);
  expect(report).toMatchObject({ films: FILMS.length, unreadable: 0 });
  const { find } = searching(folder);
  for (const { title } of FILMS) expect(find(title)).toEqual([`${title} 1971`]);
  expect(new Set(endpoint.asked).size).toBe(endpoint.asked.length);
});

test("an import that was stopped asks for no page twice", async () => {
  const folder = join(temporaryFolder("endpoint"), "catalogues");
  await using endpoint = await anEndpoint(() => false);
  const stop = new AbortController();
  const stopped = importFrom(endpoint.url, folder, stop.signal, (films) => films >= 2 && stop.abort());
  await expect(stopped).rejects.toThrow();
  const before = endpoint.asked.length;
  expect(await importFrom(endpoint.url, folder)).toMatchObject({ films: FILMS.length, resumed: true });
  const again = endpoint.asked.slice(before).filter((query) => endpoint.asked.slice(0, before).includes(query));
  // The page during which it was stopped may be asked for once more.
  expect(again.length).toBeLessThanOrEqual(1);
});
