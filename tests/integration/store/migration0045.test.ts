import { expect, test } from "vitest";
import { openStore } from "../../../src/store/index.ts";
import { libraryOfVersion } from "../../support/libraryOfVersion.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const MEDIA = JSON.stringify({
  video: { codec: "hevc" },
  audio: [{ language: "fr-CA" }, { language: null }, { language: "en", isCommentary: true }],
  subtitles: [{ language: "fr", forced: true }],
});

test("files of an earlier version are filtered by what they contain, and all films are written again", () => {
  const folder = libraryOfVersion(temporaryFolder("filters"), 41, (database) => {
    database.exec(`
      INSERT INTO film (id, state, title, sort_title, identity_title, added_at, changed_at)
      VALUES (1, 'identified', 'Solaris', 'solaris', 'solaris', 0, 0);
      INSERT INTO edition (id, film) VALUES (1, 1);
      INSERT INTO part (id, edition) VALUES (1, 1);`);
    const file = database.prepare(`
      INSERT INTO file (id, path, size_bytes, mtime_ms, state, added_at, film, part, media, missing_since)
      VALUES (?, ?, 10, 0, 'matched', 0, ?, ?, ?, ?)`);
    file.run(1, "/f/one.mkv", 1, 1, MEDIA, null);
    file.run(2, "/f/two.mkv", 1, 1, null, null);
    file.run(3, "/f/gone.mkv", 1, 1, null, 5);
    file.run(4, "/f/extra.mkv", 1, null, MEDIA, null);
    file.run(5, "/f/unbound.mkv", null, null, MEDIA, null);
    database.exec(`
      INSERT INTO neighbour (file, kind, path, size_bytes, mtime_ms, language)
      VALUES (2, 'subtitle', '/f/two.es.srt', 1, 1, 'es'), (2, 'nfo', '/f/two.nfo', 1, 1, NULL);`);
  });
  const store = openStore(folder);
  expect(store.sql("SELECT name, value, film, file FROM file_attribute ORDER BY name, value").all()).toEqual([
    { name: "audioLanguage", value: "fr", film: 1, file: 1 },
    { name: "audioLanguage", value: "und", film: 1, file: 1 },
    { name: "codec", value: "hevc", film: 1, file: 1 },
    { name: "subtitleLanguage", value: "es", film: 1, file: 2 },
  ]);
  expect(store.sql("SELECT * FROM film_storage").all()).toEqual([{ film: 1, size_bytes: 20, copies: 2 }]);
  expect(store.sql("SELECT kind FROM job WHERE state = 'queued'").all()).toContainEqual({ kind: "relocalise" });
  expect(store.database.pragma("foreign_key_check")).toEqual([]);
  store.close();
});
