import { expect, test } from "vitest";
import { openStore } from "../../../src/store/index.ts";
import { libraryOfVersion } from "../../support/libraryOfVersion.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

test("files that an earlier version probed are queued once more, behind all other work; no other file is", () => {
  const folder = libraryOfVersion(temporaryFolder("media"), 39, (database) =>
    database.exec(`
      INSERT INTO file (id, path, size_bytes, mtime_ms, state, added_at, media, missing_since)
      VALUES (1, '/f/old.mkv', 1, 0, 'matched', 0, '{"container":"matroska"}', NULL),
        (2, '/f/new.mkv', 1, 0, 'matched', 0, '{"container":"matroska","chapters":[]}', NULL),
        (3, '/f/unread.mkv', 1, 0, 'queued', 0, NULL, NULL),
        (4, '/f/gone.mkv', 1, 0, 'matched', 0, '{"container":"matroska"}', 5);`),
  );
  const store = openStore(folder);
  expect(store.sql("SELECT kind, subject, subject_id, state, priority, unique_key FROM job").all()).toEqual([
    {
      kind: "update_media",
      subject: "file",
      subject_id: 1,
      state: "queued",
      priority: 4,
      unique_key: "update_media:1",
    },
  ]);
  store.close();
});
