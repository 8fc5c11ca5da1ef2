import { expect, test } from "vitest";
import { readTuning } from "../../../src/recommendation/household/tuning.ts";
import { eventually } from "../../support/deadlines.ts";
import { madeFilms } from "../drift/madeFilms.ts";
import { startLoggedInProgram } from "../wholeProgram/program.ts";

test("a person alone can train on their own ratings, judged on their newest", async () => {
  await using program = await startLoggedInProgram();
  const { store, recommendation } = { ...program.engine.local };
  const ids = madeFilms(program, 120);
  store.writeRelaxed(() => {
    for (const [at, id] of ids.entries())
      store
        .sql("UPDATE film SET rating_average = :average, rating_votes = 5000 WHERE id = :id")
        .run({ id, average: 4 + ((at * 7) % 40) / 10 });
  });
  const readiness = async () => (await program.ask("/training/")).body.readiness;
  expect(await readiness()).toMatchObject({ can_train: false, reason: "too_few_ratings", have: 0, own_minimum: 50 });
  // This person likes what most people do not.
  for (const [at, film] of ids.slice(0, 100).entries()) {
    const value = Math.max(0.5, Math.min(5, Math.round((6.5 - (4 + ((at * 7) % 40) / 10) / 2.2) * 2) / 2));
    program.passMs(1_000);
    await program.ask(`/api/films/${film}/rating`, "PUT", { value });
  }
  await program.settled();
  expect(await readiness()).toMatchObject({ can_train: true, kind: "household", reason: null });

  // Fifty new ratings: it starts automatically.
  expect(await recommendation.trainings.startWhenDue()).toBe(true);
  const training = await eventually("the training ends", async () => {
    const { body } = await program.ask("/training/1");
    return body.state !== "running" && body;
  });
  expect(training).toMatchObject({
    state: "done",
    kind: "household",
    promoted: true,
    list_promoted: false,
    version: null,
    held_out: 20,
    dataset: { ratings: 100, users: 1, films: 100 },
    comparisons: [{ role: "rating", metric: "rmse", rows: 20, people: 1, promoted: true }],
  });
  const stages = training.stages.filter(({ state }: { state: string }) => state === "skipped");
  expect(stages.map(({ stage }: { stage: string }) => stage)).toEqual(["filter", "evaluate", "register"]);
  expect(readTuning(store)).toMatchObject({ quality: 0 });
  expect((await program.ask("/models")).body.items).toEqual([]);
  // Nothing new since.
  expect(await recommendation.trainings.startWhenDue()).toBe(false);
  // The same again is no better, and changes nothing.
  const before = readTuning(store);
  const { training_id: again } = (await program.ask("/training/", "POST", {})).body;
  const second = await eventually("the second training ends", async () => {
    const { body } = await program.ask(`/training/${again}`);
    return body.state !== "running" && body;
  });
  expect(second).toMatchObject({ state: "done", promoted: false });
  expect(second.stages.at(-1)).toEqual({ stage: "promote", state: "skipped" });
  expect(readTuning(store)).toEqual(before);
});
