import { describe, expect, test } from "vitest";
import { identifyRelease } from "../../../../src/identification/index.ts";
import { applyNfo } from "../../../../src/identification/matching/applyNfo.ts";
import { parseReleaseName } from "../../../../src/identification/releaseName/parseReleaseName.ts";
import { readNfo } from "../../../../src/nfo/readNfo.ts";
import type { CandidateSource, FilmCandidate } from "../../../../src/providers/index.ts";

const HEAT: FilmCandidate = {
  provider: "tmdb",
  tmdbId: 949,
  imdbId: "tt0113277",
  title: "Heat",
  year: 1995,
  alternativeTitles: [],
  directors: ["Michael Mann"],
};
const RONIN: FilmCandidate = {
  provider: "tmdb",
  tmdbId: 8195,
  imdbId: "tt0122690",
  title: "Ronin",
  year: 1998,
  alternativeTitles: [],
};

function aSource(...films: FilmCandidate[]): CandidateSource {
  return {
    provider: "tmdb",
    search: ({ title }) =>
      Promise.resolve(films.filter((film) => film.title.toLowerCase().includes(title.toLowerCase()))),
    byId: ({ tmdb, imdb }) =>
      Promise.resolve(films.find(({ tmdbId, imdbId }) => tmdbId === tmdb || imdbId === imdb) ?? null),
  };
}

async function identify(path: string, xml: string, ...films: FilmCandidate[]) {
  const outcome = readNfo(new TextEncoder().encode(xml));
  const release = applyNfo(parseReleaseName(path), outcome.kind === "read" ? outcome.nfo : null);
  const { decision, candidates } = await identifyRelease(release, {}, aSource(...films), new AbortController().signal);
  return { decision, candidates };
}

const evidenceOf = (
  candidate: { evidence: readonly { feature: string; value: unknown }[] } | undefined,
  feature: string,
) => candidate?.evidence.find((piece) => piece.feature === feature)?.value;

test("the id of an NFO says which film a meaningless name is, and the evidence says so", async () => {
  const xml = `<movie><title>Heat</title><year>1995</year><uniqueid type="tmdb">949</uniqueid></movie>`;
  for (const path of ["disc1.mkv", "title_t00.mkv", "Un titre que personne ne connaît.mkv"]) {
    const { decision } = await identify(path, xml, HEAT, RONIN);
    expect(decision, path).toMatchObject({ kind: "matched", candidate: { tmdbId: 949, score: 1 } });
    if (decision.kind === "matched") expect(evidenceOf(decision.candidate, "nfo_id")).toBe("agrees");
  }
});

describe("an NFO of another film than the name's is left to a person, who sees both films", () => {
  const BY_ID = `<movie><title>Heat</title><year>1995</year><uniqueid type="tmdb">949</uniqueid></movie>`;
  const BY_TITLE = "<movie><title>Heat</title><year>1995</year></movie>";
  for (const xml of [BY_ID, BY_TITLE])
    for (const path of ["Ronin (1998).mkv", "Ronin.mkv", "Ronin (1998)/Ronin (1998).mkv"])
      test(`${path}, ${xml}`, async () => {
        const { decision, candidates } = await identify(path, xml, HEAT, RONIN);
        expect(decision.kind).toBe("ambiguous");
        expect(candidates.map(({ tmdbId }) => tmdbId).sort()).toEqual([8195, 949]);
        const said = new Map(candidates.map((film) => [film.tmdbId, evidenceOf(film, "contradiction")]));
        expect(said).toEqual(
          new Map([
            [949, "name"],
            [8195, "nfo"],
          ]),
        );
      });
});

test("an NFO of a film of the same title and another year than the name's is left to a person", async () => {
  const remake: FilmCandidate = { ...HEAT, tmdbId: 2, imdbId: "tt0000002", year: 2024 };
  const xml = `<movie><title>Heat</title><year>2024</year><uniqueid type="tmdb">2</uniqueid></movie>`;
  const { decision } = await identify("Heat (1995).mkv", xml, HEAT, remake);
  expect(decision.kind).toBe("ambiguous");
});

test("a name in another language, or with the year of production, does not contradict its NFO", async () => {
  const film: FilmCandidate = { ...HEAT, alternativeTitles: ["Fuego contra fuego"] };
  const xml = `<movie><title>Heat</title><year>1995</year><uniqueid type="tmdb">949</uniqueid></movie>`;
  for (const path of ["Fuego contra fuego (1995).mkv", "Heat (1994).mkv", "heat.1995.1080p.mkv"]) {
    const { decision } = await identify(path, xml, film, RONIN);
    expect(decision, path).toMatchObject({ kind: "matched", candidate: { tmdbId: 949 } });
  }
});

test("an address in an NFO suffices where the name says little", async () => {
  const { decision } = await identify("film-x264.mkv", "https://www.imdb.com/title/tt0113277/", HEAT, RONIN);
  expect(decision).toMatchObject({ kind: "matched", candidate: { tmdbId: 949 } });
});

test("the tag in the name wins over the NFO; where they disagree a person is asked and sees both", async () => {
  const xml = `<movie><title>Heat</title><uniqueid type="tmdb">949</uniqueid></movie>`;
  const { decision, candidates } = await identify("Ronin (1998) {tmdb-8195}.mkv", xml, HEAT, RONIN);
  expect(decision.kind).toBe("ambiguous");
  expect(candidates.map(({ tmdbId }) => tmdbId)).toEqual([8195, 949]);
  expect(candidates.map((candidate) => evidenceOf(candidate, "nfo_id"))).toEqual(["another", "agrees"]);
  expect(candidates.map((candidate) => evidenceOf(candidate, "id"))).toEqual(["agrees", "another"]);
});

test("ids of different providers are compared through the film that they name", async () => {
  const { decision } = await identify(
    "Ronin (1998) {tmdb-8195}.mkv",
    "https://www.imdb.com/title/tt0113277/",
    HEAT,
    RONIN,
  );
  expect(decision.kind).toBe("ambiguous");
  const same = await identify("Ronin (1998) {tmdb-8195}.mkv", "https://www.imdb.com/title/tt0122690/", HEAT, RONIN);
  expect(same.decision).toMatchObject({ kind: "matched", candidate: { tmdbId: 8195 } });
});

test("an id that no provider knows says nothing", async () => {
  const { decision } = await identify("Heat (1995).mkv", "https://www.themoviedb.org/movie/123456", HEAT);
  expect(decision).toMatchObject({ kind: "matched", candidate: { tmdbId: 949 } });
});

test("title and year of an NFO without ids identify the film of a meaningless name", async () => {
  const xml = "<movie><title>Heat</title><year>1995</year></movie>";
  const { decision } = await identify("film-x264.mkv", xml, HEAT, RONIN);
  expect(decision).toMatchObject({ kind: "matched", candidate: { tmdbId: 949 } });
});

test("a file far shorter than the film of its NFO is left to a person", async () => {
  const xml = `<movie><title>Heat</title><year>1995</year><uniqueid type="tmdb">949</uniqueid></movie>`;
  const outcome = readNfo(new TextEncoder().encode(xml));
  const release = applyNfo(parseReleaseName("film.mkv"), outcome.kind === "read" ? outcome.nfo : null);
  const source = aSource({ ...HEAT, runtimeMinutes: 170 });
  const signal = new AbortController().signal;
  const { decision } = await identifyRelease(release, { durationSeconds: 22 * 60 }, source, signal);
  expect(decision.kind).toBe("ambiguous");
});

test("a director named by both parts two films of one title and year", async () => {
  const other: FilmCandidate = { ...HEAT, tmdbId: 1, imdbId: "tt0000001", directors: ["Somebody Else"] };
  const xml = "<movie><title>Heat</title><year>1995</year><director>Michael Mann</director></movie>";
  const { decision } = await identify("Heat (1995).mkv", xml, other, HEAT);
  expect(decision).toMatchObject({ kind: "matched", candidate: { tmdbId: 949 } });
  if (decision.kind === "matched") expect(evidenceOf(decision.candidate, "people")).toBe("Michael Mann");
});

test("people without a letter in common script are not taken for each other", async () => {
  const other: FilmCandidate = { ...HEAT, directors: ["北野武"] };
  const xml = "<movie><title>Heat</title><year>1995</year><director>Андрей Тарковский</director></movie>";
  const { candidates } = await identify("Heat (1995).mkv", xml, other);
  expect(evidenceOf(candidates[0], "people")).toBeUndefined();
});

test("the NFO of an episode keeps its file from being a film", async () => {
  const { decision } = await identify("Heat.mkv", "<episodedetails><title>Heat</title></episodedetails>", HEAT);
  expect(decision).toEqual({ kind: "unmatched", reason: "not_a_film" });
});
