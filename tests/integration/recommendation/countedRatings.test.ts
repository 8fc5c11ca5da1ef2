import { join } from "node:path";
import { expect, test } from "vitest";
import { createRatingRecords } from "../../../src/recommendation/ratingRecords.ts";
import { createTrainingRecords } from "../../../src/recommendation/training/trainingRecords.ts";
import { createTrainings } from "../../../src/recommendation/training/trainings.ts";
import { createWorkers } from "../../../src/workers/index.ts";
import { madeFilms } from "../drift/madeFilms.ts";
import { startLoggedInProgram } from "../wholeProgram/program.ts";
import { writeRatingSet } from "./ratingSetFiles.ts";

test("the check of every minute counts ratings only if some were added or removed", async () => {
  await using program = await startLoggedInProgram();
  const { store, jobs } = program.engine.local;
  const { ratings } = createRatingRecords(store);
  const counts: number[] = [];
  const trainings = createTrainings({
    store,
    jobs,
    clock: Date,
    workers: createWorkers({ threadFile: "" }),
    trainings: createTrainingRecords(store),
    database: store.file,
    countTrainable: async () => {
      counts.push(ratings.count());
      return { ratings: ratings.count(), usable: 0, heldOut: 0, own: 0 };
    },
    ratingMark: ratings.countMark,
    thresholds: () => ({ minRatingsPerFilm: 1, minRatingsPerUser: 1 }),
    learning: () => ({ trainAfter: 1 }),
    isDrifting: () => false,
  });
  const check = async () => {
    expect(await trainings.startWhenDue()).toBe(false);
    expect(await trainings.startWhenDue()).toBe(false);
  };
  await program.settled();
  await check();
  expect(counts).toEqual([0]);

  const [film] = madeFilms(program, 1);
  await program.ask(`/api/films/${film}/rating`, "PUT", { value: 4 });
  await program.settled();
  await check();
  expect(counts).toEqual([0, 1]);

  await program.ask("/api/ratings/imports", "POST", { path: writeRatingSet(join(program.folder, "set")) });
  await program.settled();
  await check();
  expect(counts).toHaveLength(3);
  expect(counts[2]).toBeGreaterThan(400);
});
