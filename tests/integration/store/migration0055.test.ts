import { expect, test } from "vitest";
import { openStore } from "../../../src/store/index.ts";
import { libraryOfVersion } from "../../support/libraryOfVersion.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

test("after an upgrade episodes that have a provisional film are identified again, and no other file is", () => {
  const folder = libraryOfVersion(temporaryFolder("episodes"), 54, (database) =>
    database.exec(`
      INSERT INTO film (id, state, title, sort_title, identity_title, added_at, changed_at)
      VALUES (1, 'unidentified', 'Fargo', 'fargo', 'fargo', 0, 0),
        (2, 'identified', 'Heat', 'heat', 'heat', 0, 0),
        (3, 'unidentified', 'Alien', 'alien', 'alien', 0, 0);
      INSERT INTO file (id, path, size_bytes, mtime_ms, state, added_at, film, kind)
      VALUES (1, '/tv/Fargo.S02E05.mkv', 1, 0, 'unmatched', 0, 1, 'episode'),
        (2, '/tv/Heat.S01E01.mkv', 1, 0, 'matched', 0, 2, 'episode'),
        (3, '/films/Alien.mkv', 1, 0, 'unmatched', 0, 3, 'movie');`),
  );
  const store = openStore(folder);
  expect(store.sql("SELECT kind, subject_id FROM job").all()).toEqual([{ kind: "identify", subject_id: 1 }]);
  store.close();
});
