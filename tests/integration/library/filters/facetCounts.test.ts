import fc from "fast-check";
import { expect, test } from "vitest";
import type { FilmFilter } from "../../../../src/contract/index.ts";
import { createSampleFilms } from "../support/sampleFilms.ts";

const GENRES = ["Drame", "Comédie", "Western"];
const LANGUAGES = ["fr", "ja", "en"];
const WIDTHS = [720, 1_280, 1_920, 3_840];

function manyFilms() {
  const all = createSampleFilms();
  const ids = Array.from({ length: 40 }, (_, at) =>
    all.addFilm({
      title: at % 4 === 0 ? `La nuit ${at}` : `Le jour ${at}`,
      year: 1960 + ((at * 7) % 50),
      genres: GENRES.filter((_genre, index) => (at + index) % (index + 2) === 0),
    }),
  );
  all.store.writeRelaxed(() => {
    for (const [at, id] of ids.entries()) {
      const media = { video: { width: WIDTHS[at % 4], ...(at % 5 === 0 ? { hdr: "HDR10" } : {}) } };
      all.store.sql("UPDATE file SET media = :media WHERE film = :id").run({ id, media: JSON.stringify(media) });
      all.library.facts.record(id, "tmdb", [{ field: "originalLanguage", language: null, value: LANGUAGES[at % 3] }]);
      all.library.facts.refreshFilmRow(id, "fr");
    }
  });
  for (const id of ids.filter((_, at) => at % 3 === 1)) all.library.marks.setWatched(all.user, id, true);
  return all;
}

const anyFilter: fc.Arbitrary<FilmFilter> = fc.record(
  {
    q: fc.constantFrom("nuit", "jour", "western", "années 70"),
    genre: fc.subarray(GENRES, { minLength: 1 }),
    yearFrom: fc.integer({ min: 1960, max: 1990 }),
    language: fc.subarray(LANGUAGES, { minLength: 1 }),
    resolution: fc.subarray(["SD", "720p", "1080p", "4K"] as const, { minLength: 1 }),
    hdr: fc.boolean(),
    watched: fc.boolean(),
  },
  { requiredKeys: [] },
);

test("law: the count of a value is the number of films that choosing it, with all other filters, would show", () => {
  const all = manyFilms();
  const total = (filter: FilmFilter) => all.page({ ...filter, limit: 1 }).total;
  fc.assert(
    fc.property(anyFilter, (filter) => {
      const facets = all.library.films.facets(all.user, filter);
      for (const { name, count } of facets.genres) expect(count).toBe(total({ ...filter, genre: [name] }));
      for (const { from, count } of facets.decades)
        expect(count).toBe(total({ ...filter, yearFrom: from, yearTo: from + 9 }));
      for (const { name, count } of facets.languages) expect(count).toBe(total({ ...filter, language: [name] }));
      for (const { name, count } of facets.resolutions)
        expect([name, count]).toEqual([name, total({ ...filter, resolution: [name as "SD"] })]);
      expect(facets.hdr).toBe(total({ ...filter, hdr: true }));
      expect(facets.watched).toBe(total({ ...filter, watched: true }));
      expect(facets.total - facets.watched).toBe(total({ ...filter, watched: false }));
    }),
    { numRuns: 40 },
  );
});

test("a value that no film has under the other filters is not offered", () => {
  const all = manyFilms();
  const { genres } = all.library.films.facets(all.user, { q: "nuit", yearFrom: 2005 });
  const shown = all.page({ q: "nuit", yearFrom: 2005 }).items.flatMap((film) => film.genres);
  expect(new Set(genres.map(({ name }) => name))).toEqual(new Set(shown));
});
