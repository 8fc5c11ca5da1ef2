import { expect, test } from "vitest";
import type { FilmListQuery } from "../../../../src/contract/index.ts";
import { type createSampleFilms, createSampleFilms as films } from "../support/sampleFilms.ts";

type Films = ReturnType<typeof createSampleFilms>;

const idsOf = (all: Films, asked: Partial<FilmListQuery>) =>
  all.page({ limit: 200, ...asked }).items.map(({ id }) => id);

test("films pass by what their files are, the language they were made in and one's own rating", async () => {
  const all = films();
  const [wide, narrow] = [all.addFilm({ title: "Wide", year: 1990 }), all.addFilm({ title: "Narrow", year: 1991 })];
  const probed = (film: number, media: object) =>
    all.store.sql("UPDATE file SET media = :media WHERE film = :film").run({ film, media: JSON.stringify(media) });
  probed(wide, { video: { width: 3_840, hdr: "HDR10" } });
  probed(narrow, { video: { width: 1_280 } });
  all.store.writeRelaxed(() => {
    all.library.facts.record(wide, "tmdb", [{ field: "originalLanguage", language: null, value: "ja" }]);
    all.library.facts.record(narrow, "wikidata", [{ field: "originalLanguage", language: null, value: "fr" }]);
  });
  all.library.marks.rate(all.user, narrow, 3.5);
  const passing = (filter: Partial<FilmListQuery>) => idsOf(all, filter);
  expect(passing({ resolution: ["4K"] })).toEqual([wide]);
  expect(passing({ resolution: ["720p", "4K"] })).toEqual([narrow, wide]);
  expect(passing({ resolution: ["SD"] })).toEqual([]);
  expect([passing({ hdr: true }), passing({ hdr: false })]).toEqual([[wide], [narrow]]);
  expect(passing({ language: ["ja"] })).toEqual([wide]);
  expect([passing({ ratingFrom: 3.5 }), passing({ ratingFrom: 4 })]).toEqual([[narrow], []]);
  expect(await all.library.films.facets(all.user)).toMatchObject({
    languages: [
      { name: "fr", count: 1 },
      { name: "ja", count: 1 },
    ],
    resolutions: [
      { name: "4K", count: 1 },
      { name: "720p", count: 1 },
    ],
    hdr: 1,
    watched: 1,
  });
});
