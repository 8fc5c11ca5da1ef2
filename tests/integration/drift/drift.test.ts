import { join } from "node:path";
import { expect, test } from "vitest";
import { eventually } from "../../support/deadlines.ts";
import { writeRatingSet } from "../recommendation/ratingSetFiles.ts";
import { type Program, startLoggedInProgram } from "../wholeProgram/program.ts";
import { madeFilms } from "./madeFilms.ts";

interface Feature {
  readonly name: string;
  readonly drifted: boolean;
  readonly enough: boolean;
  readonly change_percent: number | null;
}

async function learnt(program: Program): Promise<void> {
  await program.ask("/api/ratings/imports", "POST", { path: writeRatingSet(join(program.folder, "set")) });
  await program.settled();
  const { training_id } = (await program.ask("/training/", "POST", {})).body;
  await eventually(
    "the training ends",
    async () => (await program.ask(`/training/${training_id}`)).body.state !== "running",
  );
}

async function rate(program: Program, films: readonly number[], value: (at: number) => number): Promise<void> {
  for (const [at, film] of films.entries()) {
    const { status } = await program.ask(`/api/films/${film}/rating`, "PUT", { value: value(at) });
    expect(status).toBeLessThan(300);
  }
}

const driftOf = async (program: Program) => (await program.ask("/monitoring/drift")).body;
const feature = (answer: Record<string, unknown>, name: string) =>
  (answer.features as Feature[]).find((one) => one.name === name);

test("ok, an alert when ratings change, ok again when that is the new measure", async () => {
  await using program = await startLoggedInProgram();
  expect(await driftOf(program)).toMatchObject({ status: "no_baseline", baseline_at: null, features: [] });
  await learnt(program);
  const before = await driftOf(program);
  expect(before).toMatchObject({ status: "ok", threshold_percent: 20, baseline_version: 2 });
  expect(feature(before, "rating_mean")).toMatchObject({ enough: false, drifted: false });

  const films = madeFilms(program, 130);
  await rate(program, films.slice(0, 99), () => 0.5);
  expect((await driftOf(program)).status).toBe("ok");
  await rate(program, films.slice(99, 120), () => 0.5);
  const alert = await driftOf(program);
  expect(alert).toMatchObject({ status: "alert", current_window: { ratings: 120 } });
  expect(feature(alert, "rating_mean")).toMatchObject({ drifted: true });
  expect(feature(alert, "rating_mean")?.change_percent).toBeLessThan(-20);

  const anew = await program.ask("/monitoring/baseline", "POST");
  expect([anew.status, anew.body.status, anew.body.baseline_version]).toEqual([200, "ok", null]);
  expect((await driftOf(program)).status).toBe("ok");
  const history = (await program.ask("/api/drift/history")).body.items;
  expect(history.map(({ status }: { status: string }) => status).slice(0, 3)).toEqual(["ok", "alert", "ok"]);
  expect(history[1].drifted).toContain("rating_mean");
});

test("rating like those who were learnt from is no drift", async () => {
  await using program = await startLoggedInProgram();
  await learnt(program);
  const values = program.engine.local.store
    .sql<{ value: number }>("SELECT value FROM community_rating ORDER BY film, user")
    .all();
  await rate(program, madeFilms(program, 150, { like: "The Film" }), (at) => values[(at * 7) % values.length]!.value);
  const answer = await driftOf(program);
  for (const name of ["rating_mean", "rating_sd", "rating_histogram"])
    expect(feature(answer, name)).toMatchObject({ enough: true, drifted: false });
});

test("a threshold that was raised lets the change pass", async () => {
  await using program = await startLoggedInProgram();
  await learnt(program);
  await rate(program, madeFilms(program, 120), (at) => (at % 2 === 0 ? 2 : 2.5));
  const strict = await driftOf(program);
  expect(feature(strict, "rating_mean")?.drifted).toBe(true);
  const change = Math.abs(feature(strict, "rating_mean")?.change_percent ?? 0);
  await program.ask("/api/settings", "PUT", { driftThresholdPercent: Math.ceil(change) + 1 });
  const lenient = await driftOf(program);
  expect(lenient.threshold_percent).toBe(Math.ceil(change) + 1);
  expect(feature(lenient, "rating_mean")?.drifted).toBe(false);
});

test("too few ratings are no baseline, and say how many are wanted", async () => {
  await using program = await startLoggedInProgram();
  const refused = await program.ask("/monitoring/baseline", "POST");
  expect([refused.status, refused.body.code]).toEqual([409, "not_enough_data"]);
  expect(refused.body.detail).toContain("0 / 100");
});

test("a clock that was ahead once does not end the watch", async () => {
  await using program = await startLoggedInProgram();
  await learnt(program);
  const films = madeFilms(program, 240);
  program.passMs(10 * 365 * 24 * 3_600_000);
  await program.logIn();
  await rate(program, films.slice(0, 110), () => 4);
  program.passMs(-10 * 365 * 24 * 3_600_000);
  await program.logIn();
  expect((await program.ask("/monitoring/baseline", "POST")).status).toBe(200);
  await rate(program, films.slice(110, 240), () => 0.5);
  expect((await driftOf(program)).status).toBe("alert");
});

test("a training begins by itself when ratings drift, once", async () => {
  await using program = await startLoggedInProgram();
  await learnt(program);
  program.passMs(25 * 3_600_000);
  await program.ask("/api/settings", "PUT", {
    learning: { minRatingsPerFilm: 2, minRatingsPerUser: 5, trainAfter: 100_000 },
  });
  const { recommendation } = program.engine.local;
  expect(await recommendation.trainings.startWhenDue()).toBe(false);
  await rate(program, madeFilms(program, 120), () => 0.5);
  expect((await driftOf(program)).status).toBe("alert");
  expect(await recommendation.trainings.startWhenDue()).toBe(true);
});
