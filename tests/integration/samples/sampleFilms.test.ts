import { expect, test } from "vitest";
import { isSampleFilm } from "../../../src/providers/index.ts";
import { sampleFilms } from "../../../src/samples/index.ts";

const WITHOUT_ITS_SPACE = /[^\u00A0\s][:;?!](?:\s|$)| [:;?!]/u;

test("no two sample films share an id, a picture or an article", () => {
  const groups: readonly (readonly unknown[])[] = [
    sampleFilms.map((film) => film.tmdbId),
    sampleFilms.map((film) => film.imdbId),
    sampleFilms.map((film) => film.wikidataId),
    sampleFilms.flatMap((film) => [film.posterPath, film.backdropPath]),
    sampleFilms.map((film) => film.articles?.en?.title),
    sampleFilms.map((film) => film.articles?.fr?.title),
  ];
  for (const idsOf of groups) {
    expect(idsOf.every(Boolean)).toBe(true);
    expect(new Set(idsOf).size).toBe(idsOf.length);
  }
});

test("the ids of sample films cannot be taken for those of a real provider", () => {
  for (const { tmdbId, imdbId, wikidataId } of sampleFilms) {
    expect(isSampleFilm({ tmdb: tmdbId })).toBe(true);
    expect(isSampleFilm({ wikidata: wikidataId })).toBe(true);
    expect(imdbId).toMatch(/^tt99\d{5}$/);
  }
});

test("every sample film has its texts in both languages, each its own", () => {
  for (const { title, tagline, overview, articles } of sampleFilms) {
    for (const text of [tagline, overview, { en: articles?.en?.extract ?? "", fr: articles?.fr?.extract ?? "" }]) {
      expect(text?.en.length, title.en).toBeGreaterThan(10);
      expect(text?.fr.length, title.en).toBeGreaterThan(10);
      expect(text?.fr).not.toBe(text?.en);
    }
  }
});

test("French texts put a space that does not break before : ; ? ! and a curved apostrophe", () => {
  for (const { title, tagline, overview, articles } of sampleFilms) {
    for (const text of [tagline?.fr ?? "", overview.fr, articles?.fr?.extract ?? ""]) {
      expect(WITHOUT_ITS_SPACE.test(text), `${title.fr}: ${text}`).toBe(false);
      expect(text).not.toContain("'");
    }
    expect(title.fr).not.toMatch(/ [:;?!]/);
  }
});

test("what is like a sample film is another sample film", () => {
  const known = new Set(sampleFilms.map(({ tmdbId }) => tmdbId));
  for (const { tmdbId, recommendations } of sampleFilms) {
    expect(recommendations.length).toBeGreaterThan(3);
    expect(recommendations.every((id) => known.has(id) && id !== tmdbId)).toBe(true);
  }
});
