import { copyFileSync, linkSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createEvents } from "../../../src/events/index.ts";
import { FileRecords } from "../../../src/intake/files/fileRecords.ts";
import { ingest } from "../../../src/intake/ingest/ingest.ts";
import { SkippedFileRecords } from "../../../src/intake/skippedFiles/index.ts";
import { createStabilityTracker } from "../../../src/intake/stability/stabilityTracker.ts";
import { intakeTasks } from "../../../src/intake/tasks.ts";
import { DriveRecords } from "../../../src/intake/watchedFolders/driveRecords.ts";
import { type ScanFolderParts, scanFolder } from "../../../src/intake/watchedFolders/scanFolder.ts";
import { createJobs } from "../../../src/jobs/index.ts";
import type { Workers } from "../../../src/workers/index.ts";
import { freeBox } from "../../fixtures/clips.ts";
import { openNewStore } from "../../support/newStore.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

/** The same for every file, so that neither times nor sizes tell files apart. */
const TIME = 1_700_000_000;

/**
 * A library and its folder of films, with nothing that runs by itself: the test says what is scanned, and when. All files
 * have the same size and time; a number at their end makes their contents different.
 */
export function createScannedLibrary(workers: Workers, clip: Buffer) {
  const folder = temporaryFolder();
  const store = openNewStore(temporaryFolder());
  const files = new FileRecords(store);
  let now = 1_700_000_000_000;
  const clock = { now: () => (now += 1_000) };
  const events = createEvents(clock);
  const quiet = { random: Math.random, onSettled: () => undefined, onFailure: () => undefined };
  const parts: ScanFolderParts = {
    store,
    files,
    jobs: createJobs({ store, events, clock, ...quiet }),
    events,
    clock,
    workers,
    stability: createStabilityTracker(),
    skipped: new SkippedFileRecords(store),
    watchedPaths: () => [],
    drives: new DriveRecords(store),
    onMoved: () => undefined,
    onAddedAgain: () => undefined,
    fullHash: (path) => workers.run(intakeTasks.hashFile, { path }),
  };

  const at = (name: string) => join(folder, name);
  const touch = (path: string) => utimesSync(path, TIME, TIME);

  return {
    folder,
    files,
    parts,
    at,
    write(name: string, content: number): string {
      mkdirSync(join(at(name), ".."), { recursive: true });
      // Removed first: writing into the file would keep its inode.
      rmSync(at(name), { force: true });
      writeFileSync(at(name), Buffer.concat([clip, freeBox(content)]));
      touch(at(name));
      return at(name);
    },
    rename: (from: string, to: string) => renameSync(at(from), at(to)),
    remove: (name: string) => rmSync(at(name)),
    link: (name: string, other: string) => linkSync(at(name), at(other)),
    copy(from: string, to: string): void {
      mkdirSync(join(at(to), ".."), { recursive: true });
      copyFileSync(at(from), at(to));
      touch(at(to));
    },
    look: (...names: string[]) => ingest(names.map(at), parts),
    scan: (name: string) => scanFolder(at(name), parts),
    /** Probes each file, and matches each manually to a separate film. */
    decideAll(): void {
      store.writeDurable(() => {
        for (const { id, film } of store
          .sql<{ id: number; film: number | null }>("SELECT id, film FROM file")
          .all()
          .filter((file) => file.film === null)) {
          const filmId = store
            .sql(`
              INSERT INTO film (state, title, sort_title, identity_title, added_at, changed_at)
              VALUES ('identified', :title, :title, :title, 1, 1)`)
            .run({ title: `film ${id}` }).id;
          store.sql("UPDATE file SET film = :filmId, state = 'matched' WHERE id = :id").run({ id, filmId });
          files.setMedia(id, { film }, 1);
          store
            .sql(`
              INSERT OR REPLACE INTO identification (file, parsed, decision, decided_by, decided_at)
              VALUES (:id, '{}', 'matched', 'hand', 1)`)
            .run({ id });
        }
      });
    },
    rows: () =>
      store
        .sql<{ id: number; path: string; film: number | null; fingerprint: string | null; missing: number | null }>(`
          SELECT id, path, film, fingerprint, missing_since AS missing FROM file ORDER BY id`)
        .all(),
    close: () => store.close(),
  };
}

export type ScannedLibrary = ReturnType<typeof createScannedLibrary>;
