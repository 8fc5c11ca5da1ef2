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
