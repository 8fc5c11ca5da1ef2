import { afterEach, beforeEach, expect, test } from "vitest";
import { createOpenSubtitles, type SubtitleAccount, type SubtitleQuery } from "../../../src/providers/index.ts";
import { ACCOUNT, OpenSubtitlesStandIn } from "../../standins/openSubtitles.ts";

const FILM: SubtitleQuery = {
  imdbId: "tt0090001",
  tmdbId: 5,
  title: "The Blue Lighthouse",
  year: 1971,
  movieHash: "8e245d9679d31e12",
  part: 1,
  languages: ["fr", "en"],
};

let service: OpenSubtitlesStandIn;
let account: SubtitleAccount | null;
beforeEach(async () => {
  account = ACCOUNT;
  service = await new OpenSubtitlesStandIn([
    { fileId: 1, language: "fr", release: "Lighthouse.720p", imdb: 90_001, downloads: 5 },
    { fileId: 2, language: "fr", release: "Lighthouse.1080p", imdb: 90_001, hash: FILM.movieHash ?? "" },
    {
      fileId: 3,
      language: "en",
      release: "Lighthouse",
      imdb: 90_001,
      downloads: 9,
      flags: { machine_translated: true },
    },
    { fileId: 4, language: "de", release: "Leuchtturm", imdb: 90_001 },
    { fileId: 5, language: "fr", release: "Another film", imdb: 7 },
    { fileId: 20, language: "es", release: "Faro.CD1-CD2", imdb: 90_001, parts: 2 },
    { fileId: 30, language: "es", release: "Faro", imdb: 90_001 },
    { fileId: 40, language: "pt-BR", release: "Farol", imdb: 90_001 },
    { fileId: 50, language: "ze", release: "Lighthouse.bilingual", imdb: 90_001 },
  ]).start();
});
afterEach(() => service[Symbol.asyncDispose]());

const client = () =>
  createOpenSubtitles({ userAgent: "Filmotheque/0.2", baseUrl: service.url, account: () => account });

test("a film is asked for by its id and hash, sorted, with key and agent; the file's own subtitle comes first", async () => {
  const provider = client();
  const found = await provider.find(FILM);
  expect(found.map(({ id, isOfSameFile, isMachineTranslated }) => [id, isOfSameFile, isMachineTranslated])).toEqual([
    ["2", true, false],
    ["1", false, false],
    ["3", false, true],
  ]);
  const [{ path, parameters, headers }] = service.requests as [(typeof service.requests)[number]];
  expect([path, Object.entries(parameters)]).toEqual([
    "/subtitles",
    [
      ["imdb_id", "90001"],
      ["languages", "en,fr"],
      ["moviehash", FILM.movieHash],
    ],
  ]);
  expect(headers).toMatchObject({ "api-key": ACCOUNT.apiKey, "user-agent": "Filmotheque/0.2" });
  await provider.find({ ...FILM, imdbId: null });
  await provider.find({ ...FILM, imdbId: null, tmdbId: null, movieHash: null, languages: [] });
  expect(service.requests.slice(1).map((request) => request.parameters)).toEqual([
    { languages: "en,fr", moviehash: FILM.movieHash, tmdb_id: "5" },
    { query: "the blue lighthouse", year: "1971" },
  ]);
  await provider.close();
});

test("a download logs in once, and again when the session ended; key and password are sent nowhere else", async () => {
  const provider = client();
  const first = await provider.fetch("2");
  expect([first.fileName, first.remaining, new TextDecoder().decode(first.bytes)]).toEqual([
    "2.srt",
    19,
    expect.stringContaining("Bonjour."),
  ]);
  await provider.fetch("1");
  service.endSessions();
  expect((await provider.fetch("3")).remaining).toBe(17);
  const paths = service.requests.map(({ path }) => path);
  expect(paths.filter((path) => path === "/login")).toHaveLength(2);
  const passwords = service.requests.filter(({ body }) => JSON.stringify(body).includes(ACCOUNT.password));
  expect(passwords.map(({ path }) => path)).toEqual(["/login", "/login"]);
  await provider.close();
});

test("a used-up day, a refused key or password, too many requests and an outage are told apart", async () => {
  const provider = client();
  service.left = 0;
  await expect(provider.fetch("2")).rejects.toMatchObject({ code: "subtitle_quota_reached" });

  service.failNext(429, { message: "Throttle limit reached" }, { "retry-after": "7" });
  await expect(provider.find(FILM)).rejects.toMatchObject({ code: "provider_rate_limited", retryAfterMs: 7_000 });
  provider.reset();
  service.failNext(503, {});
  await expect(provider.find(FILM)).rejects.toMatchObject({ code: "provider_unreachable" });
  provider.reset();

  account = { ...ACCOUNT, apiKey: "another-key-000" };
  await expect(provider.find(FILM)).rejects.toMatchObject({ code: "provider_refused", reason: "wrong_key" });
  provider.reset();
  account = { ...ACCOUNT, password: "wrong" };
  await expect(provider.check(account)).rejects.toMatchObject({ code: "provider_refused", reason: "wrong_key" });
  account = null;
  provider.reset();
  const before = service.requests.length;
  await expect(provider.find(FILM)).rejects.toMatchObject({ code: "provider_refused", reason: "no_key" });
  await expect(provider.fetch("1")).rejects.toMatchObject({ reason: "no_key" });
  expect([service.requests.length, provider.health().state]).toEqual([before, "unconfigured"]);
  await provider.close();
});

test("a session that has ended refuses no search: it is asked for once more without one", async () => {
  const provider = client();
  await provider.fetch("2");
  service.endSessions();
  expect(await provider.find(FILM)).toHaveLength(3);
  const searches = service.requests.filter(({ path }) => path === "/subtitles");
  expect(searches.map(({ headers }) => headers.authorization)).toEqual(["Bearer session-0", undefined]);
  expect(provider.health().state).toBe("ok");
  await provider.close();
});

test("each part of a film is offered its own file, and a subtitle of the whole film only the first", async () => {
  const provider = client();
  const idsOf = async (part: number, movieHash = FILM.movieHash) =>
    (await provider.find({ ...FILM, languages: ["es"], part, movieHash })).map(({ id }) => id).toSorted();
  expect([await idsOf(1), await idsOf(2), await idsOf(3)]).toEqual([["20", "30"], ["21"], []]);
  // Its hash says that it was made for this very file.
  const found = await provider.find({ ...FILM, languages: ["fr"], part: 2 });
  expect(found.map(({ id }) => id)).toEqual(["2"]);
  await provider.close();
});

test("languages that the service has by region only are asked for by region", async () => {
  const provider = client();
  const found = await provider.find({ ...FILM, languages: ["zh", "pt"] });
  expect(service.requests.at(-1)?.parameters.languages).toBe("pt-br,pt-pt,ze,zh-cn,zh-tw");
  expect(found.map(({ language }) => language).toSorted()).toEqual(["pt-BR", "zh"]);
  await provider.close();
});
