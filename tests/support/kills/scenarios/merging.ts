import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import type { Scenario } from "../scenario.ts";
import { type KillWorld, namesOfFilms } from "../world.ts";
import { empty, fileNamed, filmsOf } from "./bases.ts";

const FIRST_TMDB_ID = 4_000_001;
const FILMS = 5;
const UNKNOWN = "holiday in brittany.mp4";

/**
 * Films stand in the library twice: once as Wikidata knew them, rated and listed, once as TMDB does. The details of the
 * second say that it is the first. An unidentified film, rated too, is matched manually to one of them.
 */
export const merging: Scenario = {
  name: "merge",
  base: {
    name: "twice",
    async make(world) {
      world.hasKey = false;
      try {
        await empty.make(world);
        await importAndMark(world);
        await world.program.stop();
        edit(
          world.library,
          "UPDATE film SET tmdb_id = NULL, imdb_id = NULL, wikidata_id = NULL WHERE wikidata_id IS NOT NULL",
        );
      } finally {
        world.hasKey = true;
      }
      await world.program.start();
      const names = Array.from({ length: FILMS }, (_, index) => `film ${index} {tmdb-${FIRST_TMDB_ID + index}}.mp4`);
      await drop(world, "keyed", names);
      await world.program.stop();
      // As the two came to stand there: one known to Wikidata alone, one of which TMDB has not said yet that it is that.
      edit(
        world.library,
        `UPDATE film AS older SET wikidata_id = (SELECT newer.wikidata_id FROM film AS newer
           WHERE newer.tmdb_id IS NOT NULL AND newer.title = older.title AND newer.year = older.year)
         WHERE state = 'identified' AND tmdb_id IS NULL;
         UPDATE film SET wikidata_id = NULL, imdb_id = NULL WHERE tmdb_id IS NOT NULL`,
      );
    },
  },
  judge: (dump) =>
    dump["films of ada"]?.length === FILMS ? [] : [`${dump["films of ada"]?.length} films, not ${FILMS}`],
  async steps(world) {
    const films = await filmsOf(world);
    const filmIds = films.map(({ id }) => id);
    const { id } = await fileNamed(world, UNKNOWN);
    const target = (await fileNamed(world, `film 0 {tmdb-${FIRST_TMDB_ID}}.mp4`)).filmId;
    const isMatched = async () => (await fileNamed(world, UNKNOWN)).state === "matched";
    return [
      {
        what: "details of all films",
        act: () => world.done("/api/films/refresh", { method: "POST", body: { filmIds, what: "details" } }),
      },
      // Which of the two comes first decides what each of them has to move.
      { what: "until it is done", act: () => world.untilSettled() },
      {
        what: "match by hand",
        act: () => world.done(`/api/files/${id}/match`, { method: "PUT", body: { filmId: target } }),
        isDone: isMatched,
        promise: { about: "match", holds: isMatched },
      },
    ];
  },
};

async function importAndMark(world: KillWorld): Promise<void> {
  await drop(world, "keyless", [...namesOfFilms(0, FILMS), UNKNOWN]);
  const list = await world.done("/api/me/lists", { method: "POST", body: { name: "Seen twice" } });
  for (const [index, { id }] of (await filmsOf(world)).entries()) {
    await world.done(`/api/films/${id}/rating`, { method: "PUT", body: { value: 1 + index / 2 } });
    await world.done(`/api/films/${id}/watched`, { method: "PUT", body: { watched: true }, as: "bea" });
    await world.done(`/api/me/lists/${list.id}/films/${id}`, { method: "PUT", body: { listed: true } });
  }
}

async function drop(world: KillWorld, folder: string, names: readonly string[]): Promise<void> {
  const paths = await world.clips(folder, names);
  await world.done("/api/files", { method: "POST", body: { paths } });
  await world.untilSettled();
}

function edit(library: string, sql: string): void {
  const database = new BetterSqlite(join(library, "library.db"));
  database.exec(sql);
  database.close();
}
