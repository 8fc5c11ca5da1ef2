import sharp from "sharp";
import { expect, test } from "vitest";
import { loadBenchCatalogue, startTmdbStandIn, startWikimediaStandIn } from "../../standins/index.ts";

async function titles(base: string, query: string): Promise<readonly string[]> {
  const answer = await fetch(`${base}/search/movie?api_key=k&${query}`);
  const { results } = (await answer.json()) as { results: { title: string; release_date: string }[] };
  return results.map((film) => `${film.title} ${film.release_date.slice(0, 4)}`);
}

test("a search matches whole words of any title, exact titles first, ignoring accents and case", async () => {
  await using standIn = await startTmdbStandIn();
  expect(await titles(standIn.url, "query=COPPER")).toEqual(["Copper Sky 1969", "Copper Skies 2001"]);
  expect(await titles(standIn.url, "query=lete%20a%20evry")).toEqual([]);
  expect(await titles(standIn.url, "query=ete%20evry")).toEqual(["Summer at Évry 1978"]);
  expect(await titles(standIn.url, "query=cinder%20road")).toEqual([
    "Cinder Road 1996",
    "Cinder Road II 1999",
    "Cinder Road III: The Last Mile 2003",
  ]);
  expect(await titles(standIn.url, "query=cinder%20raod")).toEqual([]);
  expect(await titles(standIn.url, "query=midnight%20ferry&primary_release_year=1951")).toEqual([
    "Midnight Ferry 1951",
  ]);
  expect(await titles(standIn.url, `query=${encodeURIComponent("紙の侍")}&language=fr-FR`)).toEqual([
    "Le Samouraï de papier 1962",
  ]);
});

test("requests without a key, bad pages and unknown films get TMDB's own errors", async () => {
  await using standIn = await startTmdbStandIn();
  const failure = async (path: string) => {
    const answer = await fetch(`${standIn.url}${path}`);
    return [answer.status, ((await answer.json()) as { status_code: number }).status_code];
  };
  expect(await failure("/movie/4000001")).toEqual([401, 7]);
  expect(await failure("/movie/1?api_key=k")).toEqual([404, 34]);
  expect(await failure("/search/movie?api_key=k&query=x&page=501")).toEqual([400, 22]);
});

test("posters are real pictures of the asked width", async () => {
  await using standIn = await startTmdbStandIn();
  const picture = async (path: string) => {
    const answer = await fetch(`${standIn.imageUrl}${path}`);
    const { format, width, height } = await sharp(await answer.arrayBuffer()).metadata();
    return { format, width, height };
  };
  expect(await picture("/w154/poster-4000001.jpg")).toEqual({ format: "jpeg", width: 154, height: 231 });
  expect(await picture("/w300/backdrop-4000001.png")).toEqual({ format: "png", width: 300, height: 169 });
});

test("summaries are found under encoded titles, broken escapes are simply not found", async () => {
  await using standIn = await startWikimediaStandIn();
  const base = standIn.wikipediaUrl.replace("{lang}", "fr");
  const summary = await fetch(
    `${base}/api/rest_v1/page/summary/${encodeURIComponent("Que reste-t-il de nous ?".replaceAll(" ", "_"))}`,
  );
  expect(await summary.json()).toMatchObject({ type: "standard", wikibase_item: "Q900000033", lang: "fr" });
  expect((await fetch(`${base}/api/rest_v1/page/summary/%E0%A4%A`)).status).toBe(404);
});

test("batches larger than Wikimedia allows are refused", async () => {
  await using standIn = await startWikimediaStandIn();
  const many = (count: number) => Array.from({ length: count }, (_, index) => `Q${index + 1}`).join("|");
  const code = async (query: string) =>
    ((await (await fetch(`${standIn.wikidataUrl}/w/api.php?${query}`)).json()) as { error?: { code: string } }).error
      ?.code;
  expect(await code(`action=wbgetentities&ids=${encodeURIComponent(many(51))}`)).toBe("toomanyvalues");
  expect(await code(`action=query&list=search&srsearch=${"x".repeat(301)}`)).toBe("cirrussearch-query-too-long");
});

const benchFilms = await loadBenchCatalogue();
test.skipIf(benchFilms === null)(
  "the bench catalogue is served with ids, articles and recommendations (skipped without the bench data)",
  async () => {
    await using standIn = await startTmdbStandIn({ films: benchFilms ?? [] });
    expect(standIn.films.length).toBeGreaterThan(9_000);
    expect(new Set(standIn.films.map((film) => film.wikidataId)).size).toBe(standIn.films.length);
    expect((await titles(standIn.url, "query=toy%20story"))[0]).toBe("Toy Story 1995");
  },
);
