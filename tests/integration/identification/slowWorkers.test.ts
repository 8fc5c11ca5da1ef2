import { expect, test } from "vitest";
import { FileInProgress, MANUAL_TMDB_ID } from "./fileInProgress.ts";

async function withFile(body: (file: FileInProgress) => Promise<void>): Promise<void> {
  const file = new FileInProgress();
  try {
    await body(file);
  } finally {
    await file.end();
  }
}

test("a film identified during a slow parse does not become unidentified again", () =>
  withFile(async (file) => {
    file.act("card");
    await file.everyTurn();
    expect(file.gates.waiting()).toBe(1);
    file.act("identify");
    await file.everyTurn();
    // Everything that identifies goes through; the card's parser, first in the line, waits.
    while (file.state().decision === null) {
      if (file.gates.waiting() > 1) file.gates.letOne(1);
      await file.everyTurn();
    }
    await file.settled();
    expect(file.state()).toMatchObject({ decision: "matched", film: { state: "identified", tmdb: 653 } });
    expect(file.failures).toEqual([]);
  }));

test("a manual match is not overwritten by an automatic one that finishes later", () =>
  withFile(async (file) => {
    file.act("identify");
    await file.everyTurn();
    file.act("match");
    while (file.state().by !== "hand") {
      file.gates.letOne(1);
      await file.everyTurn();
    }
    await file.settled();
    expect(file.state()).toMatchObject({ by: "hand", film: { tmdb: MANUAL_TMDB_ID } });
  }));

test("a file that a user excluded from the library is not added again by a slow parser", () =>
  withFile(async (file) => {
    file.act("card");
    await file.everyTurn();
    file.act("excludeFromLibrary");
    await file.everyTurn();
    file.gates.letOne(1);
    await file.settled();
    expect(file.state()).toMatchObject({ kind: "other", by: "hand", film: null });
  }));

test("a copy that is identified before it is listed goes to its film, and leaves no unidentified film", () =>
  withFile(async (file) => {
    file.act("identify");
    await file.settled();
    file.act("copy");
    await file.settled();
    expect(file.store.sql("SELECT count(*) AS files, count(DISTINCT film) AS films FROM file").get()).toEqual({
      files: 2,
      films: 1,
    });
    expect(file.store.sql("SELECT reason FROM removed_film").all()).toEqual([]);
    expect(file.failures).toEqual([]);
  }));

test("a file that is forgotten while it is identified does not come back, and the next is not taken for it", () =>
  withFile(async (file) => {
    file.act("card");
    file.act("identify");
    await file.everyTurn();
    file.act("replace");
    await file.settled();
    const rows = file.store.sql("SELECT path, film FROM file").all();
    expect(rows).toEqual([{ path: expect.stringContaining("Another Film"), film: null }]);
    expect(file.store.sql("SELECT file FROM identification").all()).toEqual([]);
    expect(file.state()).toMatchObject({ path: null, film: null });
    expect(file.failures).toEqual([]);
  }));

test("a page that requests a film as soon as its event arrives finds it", () =>
  withFile(async (file) => {
    const found: unknown[] = [];
    file.events.subscribe(({ event }) => {
      if (event.type === "film.added") found.push(file.state().film);
    });
    file.act("card");
    await file.everyTurn();
    file.gates.letOne(0);
    await file.settled();
    expect(found).toEqual([expect.objectContaining({ title: "Nosferatu" })]);
  }));
