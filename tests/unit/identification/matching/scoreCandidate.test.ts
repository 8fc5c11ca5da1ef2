import { describe, expect, test } from "vitest";
import { decide, parseReleaseName, scoreCandidate } from "../../../../src/identification/index.ts";
import type { FilmCandidate } from "../../../../src/providers/index.ts";

function aFilm(title: string, year: number | null, more: Partial<FilmCandidate> = {}): FilmCandidate {
  return { provider: "tmdb", tmdbId: Math.abs(hash(`${title}${year}`)), title, year, alternativeTitles: [], ...more };
}

const hash = (text: string) => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);

function decideOn(path: string, films: readonly FilmCandidate[], durationSeconds?: number) {
  const release = parseReleaseName(path);
  return decide(
    films.map((film) => scoreCandidate(release, durationSeconds === undefined ? {} : { durationSeconds }, film)),
  );
}

const score = (path: string, film: FilmCandidate) => scoreCandidate(parseReleaseName(path), {}, film).score;

test("a director is compared by the letters of any script, and no title is one without letters", () => {
  const spirited = aFilm("千と千尋の神隠し", 2001);
  const directedBy = (...directors: string[]) => score("千と千尋の神隠し.mkv", { ...spirited, directors });
  expect(directedBy("宮崎駿")).toBe(directedBy());
  expect(directedBy("千と千尋の神隠し")).toBeGreaterThan(directedBy());
  const war = aFilm("300", 2006);
  expect(score("300.mkv", { ...war, directors: ["宮崎駿"] })).toBe(score("300.mkv", war));
});

describe("the very title beats one that contains it", () => {
  test.each([
    ["Alien (1979) [Director's Cut].mkv", aFilm("Alien", 1979), aFilm("Alien Warfare", 2019)],
    ["The Door (2009).mkv", aFilm("The Door", 2009), aFilm("Someone's Knocking at the Door", 2009)],
    ["Face (1997).mkv", aFilm("Face", 1997), aFilm("Face/Off", 1997, { popularity: 500 })],
    ["Beyond (2015).mkv", aFilm("Beyond", 2014), aFilm("Beyond the Reach", 2015, { popularity: 500 })],
    ["Bichos (1998).mkv", aFilm("A Bug's Life", 1998, { alternativeTitles: ["Bichos"] }), aFilm("Bichos raros", 1998)],
  ])("%s", (path, right, wrong) => {
    expect(decideOn(path, [wrong, right])).toMatchObject({ kind: "matched", candidate: { title: right.title } });
  });

  test("and alone, the longer title is not taken for it", () => {
    expect(decideOn("Alien (1979).mkv", [aFilm("Alien Warfare", 2019)]).kind).toBe("unmatched");
    expect(decideOn("Face (1997).mkv", [aFilm("Face/Off", 1997)]).kind).not.toBe("matched");
  });
});

describe("titles are alike across", () => {
  test.each([
    ["L'Ete meurtrier (1983).mkv", "L'Été meurtrier", 1983],
    ["Coeur de verre (1976).mkv", "Cœur de verre", 1976],
    ["Aeon Flux (2005).mkv", "Æon Flux", 2005],
    ["Fast & Furious (2009).mkv", "Fast and Furious", 2009],
    ["The Squid + the Whale (2005).mkv", "The Squid and the Whale", 2005],
    ["Rocky 2 (1979).mkv", "Rocky II", 1979],
    ["Ocean's 11 (2001).mkv", "Ocean's Eleven", 2001],
    ["Big Sleep (1946).mkv", "The Big Sleep", 1946],
    ["RIPD (2013).mkv", "R.I.P.D.", 2013],
    ["Spider Man (2002).mkv", "Spider-Man", 2002],
  ])("%s and %s", (path, title, year) => {
    expect(score(path, aFilm(title, year))).toBe(1);
  });

  test("a slip of the fingers, when the year agrees", () => {
    expect(decideOn("Piarte Radio (2009).mkv", [aFilm("Pirate Radio", 2009)]).kind).toBe("matched");
    expect(decideOn("Piarte Radio.mkv", [aFilm("Pirate Radio", 2009)]).kind).not.toBe("matched");
  });

  test("the initials of a series stand for it, with the whole rest of the title", () => {
    const towers = aFilm("The Lord of the Rings: The Two Towers", 2002);
    expect(decideOn("LOTR - The Two Towers.mkv", [towers]).kind).toBe("matched");
    expect(decideOn("LOTR - The Towers.mkv", [towers]).kind).not.toBe("matched");
    expect(decideOn("ABC - The Two Towers.mkv", [towers]).kind).not.toBe("matched");
    expect(decideOn("SW - A New Hope.mkv", [aFilm("Star Wars: A New Hope", 1977)]).kind).not.toBe("matched");
  });

  test("but never across the numbers of sequels", () => {
    expect(decideOn("Taken 2 (2012).mkv", [aFilm("Taken 3", 2012)]).kind).not.toBe("matched");
  });
});

describe("the year", () => {
  test("one off is forgiven to the very title", () => {
    expect(decideOn("Gangs of New York (2003).mkv", [aFilm("Gangs of New York", 2002)]).kind).toBe("matched");
  });

  test("far off is another film", () => {
    expect(decideOn("Valley Girl (2020).mkv", [aFilm("Valley Girl", 1983)]).kind).not.toBe("matched");
  });

  test("chooses among remakes", () => {
    const films = [aFilm("Sleuth", 1972, { popularity: 90 }), aFilm("Sleuth", 2007)];

    expect(decideOn("Sleuth (2007).mkv", films)).toMatchObject({ kind: "matched", candidate: { year: 2007 } });
  });
});

describe("without a year", () => {
  const films = [
    aFilm("Heat", 1995, { popularity: 900, runtimeMinutes: 170, directors: ["Michael Mann"] }),
    aFilm("Heat", 1986, { popularity: 1, runtimeMinutes: 101, directors: ["Dick Richards"] }),
  ];

  test("equal titles are left to a person, however popular one of them is", () => {
    expect(decideOn("Heat.mkv", films)).toMatchObject({
      kind: "ambiguous",
      candidates: [{ year: 1995 }, { year: 1986 }],
    });
  });

  test("the running time tells them apart, at cinema or PAL speed", () => {
    expect(decideOn("Heat.mkv", films, 101 * 60)).toMatchObject({ kind: "matched", candidate: { year: 1986 } });
    expect(decideOn("Heat.mkv", films, 170 * 60 * 0.96)).toMatchObject({ kind: "matched", candidate: { year: 1995 } });
  });

  test("so does the director's name", () => {
    expect(decideOn("Heat - Michael Mann.mkv", films)).toMatchObject({ kind: "matched", candidate: { year: 1995 } });
  });

  test("the fuller title wins over the shorter", () => {
    const english = [aFilm("Johnny", 2003), aFilm("Johnny English", 2003)];

    expect(decideOn("Johnny.English.720p.BluRay.mkv", english)).toMatchObject({
      kind: "matched",
      candidate: { title: "Johnny English" },
    });
  });
});

describe("an id in the name", () => {
  test("decides, in any language of the title", () => {
    const film = aFilm("Les Yeux sans visage", 1960, { tmdbId: 31417 });

    expect(decideOn("Eyes Without a Face (1960) {tmdb-31417}.mkv", [film]).kind).toBe("matched");
  });

  test("that title and year contradict goes to review", () => {
    const film = aFilm("Nosferatu", 1922, { tmdbId: 653 });
    const other = aFilm("Playtime", 1967, { tmdbId: 10227 });

    expect(decideOn("Playtime (1967) {tmdb-653}.mkv", [film, other]).kind).toBe("ambiguous");
  });
});

test("episodes, extras and samples are never matched to a film", () => {
  for (const path of ["Fargo (1996) S01E02.mkv", "Fargo (1996)/Fargo (1996)-trailer.mkv", "Fargo (1996)/sample.mkv"]) {
    expect(decideOn(path, [aFilm("Fargo", 1996)])).toEqual({ kind: "unmatched", reason: "not_a_film" });
  }
});

test("what is no film is not matched", () => {
  expect(decideOn("Fargo (2014).mkv", [aFilm("Fargo", 2014, { isFilm: false })]).kind).toBe("unmatched");
});

test("an empty result is reported as such", () => {
  expect(decideOn("Fargo (1996).mkv", [])).toEqual({ kind: "unmatched", reason: "no_candidate" });
});

test("the score is what the evidence adds up to, and stays between 0 and 1", () => {
  const scored = scoreCandidate(parseReleaseName("Heat (1996).mkv"), {}, aFilm("Heat", 1995, { popularity: 40 }));

  expect(scored.evidence.map(({ feature }) => feature)).toEqual(["title", "year", "popularity"]);
  expect(scored.evidence.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(scored.score, 3);
});
