import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTmdbClient, createWikimedia, type ProviderFilm } from "../../../src/providers/index.ts";
import { acceleratedPacing, SECRET } from "../../integration/providers/providerFixtures.ts";
import { mutationsOf } from "./mutations.ts";

const RECORDED = join(process.env.FILMOTHEQUE_BENCH_DATA ?? "../shared/data", "recorded");
const isThere = existsSync(RECORDED);
if (!isThere) console.log(`no recorded answer is changed: there is no ${RECORDED} (FILMOTHEQUE_BENCH_DATA)`);

type Json = Record<string, unknown>;
const recorded = (name: string) => JSON.parse(readFileSync(join(RECORDED, name), "utf8")) as Json;

/** What is read of an item, without the hundreds of fields that are not. */
function trimmedItem(): Json {
  const { entities } = recorded("wikidata-Q163872-from-rdf-2022.json") as { entities: Record<string, Json> };
  const { id, labels, aliases, claims, sitelinks } = entities.Q163872 as Record<string, Json>;
  const some = (block: Json | undefined, keys: readonly string[]) =>
    Object.fromEntries(Object.entries(block ?? {}).filter(([key]) => keys.includes(key)));
  const statements = Object.entries(some(claims, ["P31", "P57", "P345", "P577", "P1476", "P4947"])).map(
    ([property, rows]) => [
      property,
      (rows as Json[]).slice(0, 2).map(({ rank, mainsnak }) => {
        const { snaktype, datavalue } = mainsnak as Json;
        return { rank, mainsnak: { snaktype, datavalue } };
      }),
    ],
  );
  const item = {
    id,
    labels: some(labels, ["en", "fr"]),
    aliases: some(aliases, ["en"]),
    claims: Object.fromEntries(statements),
    sitelinks: some(sitelinks, ["enwiki", "frwiki"]),
  };
  return { entities: { Q163872: item }, success: 1 };
}

let body: string | Uint8Array = "";
let contentType = "application/json";
/** Answers everything with the same body. */
const server = createServer((_request, response) => {
  response.writeHead(200, { "content-type": contentType });
  response.end(body);
});

const settings = { userAgent: "Filmotheque/test", language: () => "en" as const, random: () => 0 };
let tmdb: ReturnType<typeof createTmdbClient>;
let wikimedia: ReturnType<typeof createWikimedia>;

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  tmdb = createTmdbClient({ ...settings, key: SECRET, baseUrl: url, imageUrl: url, pacing: acceleratedPacing() });
  wikimedia = createWikimedia({ ...settings, wikidataUrl: url, wikipediaUrl: url, pacing: acceleratedPacing() });
});
afterAll(async () => {
  await Promise.all([tmdb.close(), wikimedia.close()]);
  server.close();
});

/** What each endpoint is asked in these tests, and a recorded answer to it. */
const ENDPOINTS: readonly {
  readonly name: string;
  readonly answer: () => Json;
  readonly ask: () => Promise<unknown>;
}[] = [
  {
    name: "TMDB's search",
    answer: () => recorded("tmdb-search-inception-2025.json"),
    ask: () => tmdb.searchFilms({ title: "Inception", year: undefined }),
  },
  {
    name: "TMDB's search by id",
    answer: () => recorded("tmdb-find-tt0266543-2022.json"),
    ask: () => tmdb.findByImdb("tt0266543"),
  },
  {
    name: "TMDB's recommendations",
    answer: () => recorded("tmdb-movie-550-recommendations.json"),
    ask: async () => (await tmdb.recommendations(550, 1)).films,
  },
  { name: "TMDB's film", answer: () => recorded("tmdb-movie-76-appended.json"), ask: () => tmdb.film(76) },
  {
    name: "TMDB's film as a candidate",
    answer: () => recorded("tmdb-movie-348-2025.json"),
    ask: () => tmdb.candidate(348),
  },
  {
    name: "Wikidata's items",
    answer: trimmedItem,
    ask: async () => {
      const item = (await wikimedia.items(["Q163872"])).get("Q163872");
      // What decides whether it is the film, and which article is shown.
      return item && item.claims.size > 0 && item.articles.size > 0 ? item : null;
    },
  },
  {
    name: "Wikipedia's articles",
    answer: () => ({ ...recorded("wikipedia-redirect.json"), continue: undefined }),
    ask: async () => {
      const [article] = await wikimedia.articles([{ language: "en", title: "Adams, Douglas", item: "Q42" }]);
      return article?.kind === "found" ? article : null;
    },
  },
];

type Outcome =
  | { readonly kind: "answered"; readonly answer: unknown }
  | { readonly kind: "failed"; readonly code: string };

async function outcomeOf(sent: string | Uint8Array, ask: () => Promise<unknown>): Promise<Outcome> {
  body = sent;
  tmdb.reset();
  wikimedia.reset();
  try {
    return { kind: "answered", answer: await ask() };
  } catch (error) {
    // Anything but a provider's error is a fault of ours.
    expect(error).toHaveProperty("code");
    return { kind: "failed", code: String((error as { code: unknown }).code) };
  }
}

const RETRIED = /^provider_(?:answer_invalid|unreachable)$/;
const isNothing = (answer: unknown) => answer === null || (Array.isArray(answer) && answer.length === 0);

describe.skipIf(!isThere).each(ENDPOINTS)("$name", ({ name, answer, ask }) => {
  test("a recorded answer is read", async () => {
    const outcome = await outcomeOf(JSON.stringify(answer()), ask);
    expect(outcome.kind).toBe("answered");
    expect(isNothing(outcome.kind === "answered" && outcome.answer)).toBe(false);
  });

  test("what is no answer at all is a failure that is tried again, never an empty answer", async () => {
    const whole = JSON.stringify(answer());
    const bodies: (string | Uint8Array)[] = [
      ...["{}", "[]", "null", "42", '"text"', "", "true", "[[]]", '{"success":1}'],
      "<!DOCTYPE html><title>Log in to the hotel's network</title>",
      whole.slice(0, whole.length / 2),
      Buffer.from(whole, "utf16le"),
      Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xe9]), Buffer.from('",'), Buffer.from(whole.slice(1))]),
    ];
    for (const sent of bodies) {
      const outcome = await outcomeOf(sent, ask);
      expect(outcome, String(sent).slice(0, 60)).toEqual({ kind: "failed", code: expect.stringMatching(RETRIED) });
    }
  });

  test.skipIf(name === "TMDB's film")(
    "a wrong type in any field is a failure that is tried again, or changes nothing that was found",
    async () => {
      for (const mutation of mutationsOf(answer())) {
        const outcome = await outcomeOf(JSON.stringify(mutation.mutated), ask);
        if (outcome.kind === "failed") expect(outcome.code, mutation.what).toMatch(RETRIED);
        else expect(isNothing(outcome.answer) && !mutation.isEmptyList, mutation.what).toBe(false);
      }
    },
  );
});

describe.skipIf(!isThere)("a film that is enriched again", () => {
  const FILM = "tmdb-movie-76-appended.json";

  test("a wrong type in any field deletes nothing of what is stored", async () => {
    const good = await outcomeOf(JSON.stringify(recorded(FILM)), () => tmdb.film(76));
    if (good.kind !== "answered") throw new Error(good.code);
    const before = good.answer as ProviderFilm;
    for (const mutation of mutationsOf(recorded(FILM))) {
      const outcome = await outcomeOf(JSON.stringify(mutation.mutated), () => tmdb.film(76));
      if (outcome.kind === "failed") expect(outcome.code, mutation.what).toMatch(RETRIED);
      else if (!mutation.isUnknown)
        expect(lostBetween(before, outcome.answer as ProviderFilm), mutation.what).toEqual([]);
    }
  });

  test("another film, or one without a title, is not recorded as this one", async () => {
    const film = recorded(FILM);
    for (const wrong of [
      { ...film, id: 77 },
      { ...film, title: null, original_title: null },
      Object.fromEntries(Object.keys(film).map((key) => [key, null])),
    ])
      expect(await outcomeOf(JSON.stringify(wrong), () => tmdb.film(76))).toEqual({
        kind: "failed",
        code: "provider_answer_invalid",
      });
  });
});

test.skipIf(!isThere)("pages that a provider counts wrongly do not keep anybody asking", async () => {
  for (const total_pages of [-5, 0, 1e300, 3.7, "many", null]) {
    const sent = JSON.stringify({ ...recorded("tmdb-movie-550-recommendations.json"), total_pages });
    const outcome = await outcomeOf(sent, async () => (await tmdb.recommendations(550, 2)).totalPages);
    const pages = outcome.kind === "answered" ? Number(outcome.answer) : Number.NaN;
    expect(Number.isInteger(pages) && pages >= 2 && pages <= 500, String(total_pages)).toBe(true);
  }
});

test("TMDB has accepted a key only where it says so", async () => {
  for (const wrong of ["{}", '{"success":false}', '{"success":"true"}', "[]"])
    expect(await outcomeOf(wrong, () => tmdb.checkKey())).toMatchObject({ kind: "failed" });
  expect(await outcomeOf('{"success":true}', () => tmdb.checkKey())).toMatchObject({ answer: { kind: "accepted" } });
});

test("a page in place of an image is a failure that is tried again", async () => {
  contentType = "text/html";
  const outcome = await outcomeOf("<html>Log in</html>", () => tmdb.image("/poster.jpg", "w342"));
  contentType = "application/json";
  expect(outcome).toMatchObject({ kind: "failed", code: expect.stringMatching(RETRIED) });
});

/** Facts, images and people of the first that are not in the second, though no part of that is called missing. */
function lostBetween(before: ProviderFilm, after: ProviderFilm): string[] {
  const parts: Record<string, string> = {
    genres: "genres",
    countries: "countries",
    keywords: "keywords",
    studios: "studios",
    spokenLanguages: "spokenLanguages",
    originCountries: "originCountries",
    accounts: "accounts",
    collectionParts: "collectionParts",
    images: "images",
    trailer: "trailer",
    certification: "releases",
    releaseDates: "releases",
  };
  const missing: readonly string[] = after.missingParts ?? [];
  const isKept = (field: string, language: string | null) =>
    missing.includes(parts[field] ?? "") || (missing.includes("translations") && language !== after.requestedLanguage);
  const lost = before.facts
    .filter(({ field, language }) => !after.facts.some((fact) => fact.field === field && fact.language === language))
    .filter(({ field, language }) => !isKept(field, language))
    .map(({ field, language }) => `${field} ${language ?? ""}`);
  for (const kind of ["poster", "backdrop"] as const) if (before.images[kind] && !after.images[kind]) lost.push(kind);
  if (before.people.length > 0 && after.people.length === 0 && !missing.includes("people")) lost.push("people");
  return lost;
}
