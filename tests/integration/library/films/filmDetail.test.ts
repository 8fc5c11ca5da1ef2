import { expect, test } from "vitest";
import { createSampleFilms } from "../support/sampleFilms.ts";

test("a poster has its address and placeholder; without one a frame of the film is used", () => {
  const films = createSampleFilms();
  const filmId = films.addFilm({ title: "Solaris", year: 1972 });
  const { library, store } = films;
  const made = { placeholder: "abc=", width: 500, height: 750 };
  const still = library.artwork.findOrCreate("still", "still:1");
  store.sql("UPDATE file SET still = :still WHERE film = :filmId").run({ still, filmId });
  expect(films.detail(filmId)?.poster).toBeNull();
  library.artwork.complete(still, { ...made, hash: "0123456789abcdef" });
  expect(films.detail(filmId)?.poster).toEqual({ url: `/api/artwork/${still}/342?v=01234567`, placeholder: "abc=" });
  const poster = library.artwork.findOrCreate("poster", "tmdb:/solaris.jpg");
  library.artwork.setProviderArtwork(filmId, "poster", poster);
  expect(films.detail(filmId)?.poster?.url).toContain(`/${still}/`);
  library.artwork.complete(poster, { ...made, hash: "fedcba9876543210" });
  expect(films.page().items[0]?.poster?.url).toBe(`/api/artwork/${poster}/342?v=fedcba98`);
  expect(library.artwork.findOrCreate("poster", "tmdb:/solaris.jpg")).toBe(poster);
});

test("a film's page: its article in the person's language first, and what the probe saw", () => {
  const films = createSampleFilms();
  const filmId = films.addFilm({ title: "Solaris", year: 1972, people: ["Natalia Bondartchouk"] });
  for (const language of ["en", "de", "fr"]) {
    films.library.articles.record(filmId, {
      language,
      title: "Solaris",
      extract: "…",
      url: `https://${language}.example`,
    });
  }
  const media = {
    container: "matroska",
    durationSeconds: 9_960,
    video: { codec: "hevc", width: 3840, height: 1600, hdr: "HDR10" },
    audio: [{ codec: "flac", channels: 2, language: "ru" }],
    subtitles: [{ codec: "subrip", language: null }],
  };
  films.store.sql("UPDATE file SET media = :media, duration_seconds = 9960 WHERE film = :filmId").run({
    media: JSON.stringify(media),
    filmId,
  });
  const detail = films.detail(filmId);
  expect(detail?.articles.map(({ language }) => language)).toEqual(["fr", "en", "de"]);
  expect(detail?.articles[0]?.attribution).toBe("Wikipedia contributors, CC BY-SA 4.0");
  expect(detail?.credits).toMatchObject([{ name: "Natalia Bondartchouk", job: "actor" }]);
  expect(detail?.files).toMatchObject([
    {
      container: "matroska",
      durationSeconds: 9_960,
      videoCodec: "hevc",
      width: 3840,
      height: 1600,
      hdr: "HDR10",
      audio: media.audio,
      subtitles: media.subtitles,
    },
  ]);
});

test("a collection shows every film: those of the library with their posters, the missing ones as the provider names them", () => {
  const films = createSampleFilms();
  const { library } = films;
  const [alien, aliens] = [
    films.addFilm({ title: "Alien", year: 1979, tmdbId: 348 }),
    films.addFilm({ title: "Aliens", year: 1986, tmdbId: 679 }),
  ];
  const part = (tmdbId: number, title: string, year: number) => ({
    tmdbId,
    title,
    year,
    releaseDate: `${year}-05-25`,
    posterPath: `/${tmdbId}.jpg`,
  });
  const parts = [part(348, "Alien", 1979), part(679, "Aliens", 1986), part(8077, "Alien³", 1992)];
  library.facts.record(alien, "tmdb", [
    { field: "collection", language: "fr", value: { id: 8091, name: "Alien" } },
    { field: "collectionParts", language: "fr", value: parts },
  ]);
  library.facts.refreshFilmRow(alien, "fr");
  const collection = films.detail(alien)?.collection;
  expect(collection?.parts).toMatchObject([
    { filmId: alien, inLibrary: true, releaseDate: "1979-05-25", poster: null },
    { filmId: aliens, inLibrary: true },
    {
      tmdbId: 8077,
      filmId: null,
      inLibrary: false,
      poster: { url: `/api/artwork/film/${alien}/342/8077.jpg` },
    },
  ]);
});

test("a collection of a provider that does not list its films shows those of the library, by year", () => {
  const films = createSampleFilms();
  const [second, first] = [
    films.addFilm({ title: "La Tour 2", year: 1999 }),
    films.addFilm({ title: "La Tour", year: 1991 }),
  ];
  for (const filmId of [first, second]) {
    films.library.facts.record(filmId, "wikidata", [
      { field: "collection", language: "fr", value: { id: "Q42", name: "La Tour" } },
    ]);
    films.library.facts.refreshFilmRow(filmId, "fr");
  }
  expect(films.detail(second)?.collection).toMatchObject({ id: "Q42", parts: [{ filmId: first }, { filmId: second }] });
});

test("certifications and release dates begin with the country of the language of films", () => {
  const films = createSampleFilms();
  const filmId = films.addFilm({ title: "Alien", year: 1979 });
  films.library.facts.record(filmId, "tmdb", [
    {
      field: "certification",
      language: null,
      value: [
        { country: "DE", certification: "16" },
        { country: "FR", certification: "12" },
      ],
    },
    {
      field: "releaseDates",
      language: null,
      value: [
        { country: "US", date: "1979-05-25" },
        { country: "FR", date: "1979-09-12" },
      ],
    },
  ]);
  const detail = films.detail(filmId);
  expect(detail?.certifications.map(({ country }) => country)).toEqual(["FR", "DE"]);
  expect(detail?.releaseDates.map(({ country }) => country)).toEqual(["FR", "US"]);
});

test("a film leads to its pages elsewhere; without a TMDB id Letterboxd is found by IMDb's", () => {
  const films = createSampleFilms();
  const filmId = films.addFilm({ title: "Solaris", year: 1972, tmdbId: 593 });
  const sites = () => Object.fromEntries(films.detail(filmId)?.links.map(({ site, url }) => [site, url]) ?? []);
  films.store.sql("UPDATE film SET imdb_id = 'tt0069293', wikidata_id = 'Q33640' WHERE id = :filmId").run({ filmId });
  films.library.articles.record(filmId, {
    language: "fr",
    title: "Solaris",
    extract: "…",
    url: "https://fr.example/S",
  });
  expect(sites()).toEqual({
    tmdb: "https://www.themoviedb.org/movie/593",
    imdb: "https://www.imdb.com/title/tt0069293/",
    wikipedia: "https://fr.example/S",
    wikidata: "https://www.wikidata.org/wiki/Q33640",
    letterboxd: "https://letterboxd.com/tmdb/593/",
  });
  films.store.sql("UPDATE film SET tmdb_id = NULL WHERE id = :filmId").run({ filmId });
  expect(sites().letterboxd).toBe("https://letterboxd.com/imdb/tt0069293/");
});

test("a logo is in the language of films, without language, or English; stills carry no text", () => {
  const films = createSampleFilms();
  const filmId = films.addFilm({ title: "Solaris", year: 1972 });
  const image = (path: string, language: string | null) => ({ path, language, width: 1920, height: 1080 });
  const logoAmong = (...languages: readonly (string | null)[]) => {
    const logos = languages.map((language) => image(`/${language}.png`, language));
    const backdrops = [image("/a.jpg", null), image("/b.jpg", "en")];
    films.library.facts.record(filmId, "tmdb", [
      { field: "images", language: null, value: { posters: [], backdrops, logos } },
    ]);
    return films.detail(filmId)?.logo?.url.split("/").at(-1);
  };
  expect(logoAmong("en", null, "fr")).toBe("fr.png");
  expect(logoAmong("en", null)).toBe("null.png");
  expect(logoAmong("ru", "en")).toBe("en.png");
  expect(logoAmong("ru")).toBeUndefined();
  // It spells the provider's title: one that the owner corrected is written as text.
  films.library.facts.record(filmId, "hand", [{ field: "title", language: "fr", value: "Solaris, le film" }]);
  expect(logoAmong("fr")).toBeUndefined();
  expect(films.detail(filmId)?.stills.map(({ url }) => url)).toEqual([`/api/artwork/film/${filmId}/1280/a.jpg`]);
});
