import { join } from "node:path";
import { expect, test } from "vitest";
import { eventually } from "../../support/deadlines.ts";
import { writeRatingSet } from "../recommendation/ratingSetFiles.ts";
import { type Program, startLoggedInProgram } from "../wholeProgram/program.ts";
import { madeFilms } from "./madeFilms.ts";

interface Feature {
  readonly name: string;
  readonly state: string;
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

const USUAL = [4, 3.5, 4.5, 3, 4, 5, 2.5];
const usual = (at: number) => USUAL[at % USUAL.length] ?? 3;
const driftOf = async (program: Program) => (await program.ask("/monitoring/drift")).body;
const feature = (answer: Record<string, unknown>, name: string) =>
  (answer.features as Feature[]).find((one) => one.name === name);

test("a household is measured against its own past: too few data, no drift, an alert, and a new baseline", async () => {
  await using program = await startLoggedInProgram();
  expect(await driftOf(program)).toMatchObject({ status: "no_baseline", baseline_at: null, features: [], own: null });
  await learnt(program);
  const before = await driftOf(program);
  expect(before).toMatchObject({ status: "too_few_data", threshold_percent: 20, baseline_version: 2 });
  expect(feature(before, "rating_mean")).toMatchObject({ enough: false, drifted: false, state: "too_few_data" });

  const films = madeFilms(program, 220);
  // Nobody in the community rates like this: it is the household's own past that counts.
  await rate(program, films.slice(0, 100), (at) => usual(at) - 2);
  expect(await driftOf(program)).toMatchObject({ status: "too_few_data", missing_ratings: 30 });
  await rate(program, films.slice(100, 140), (at) => usual(at) - 2);
  const same = await driftOf(program);
  expect(same).toMatchObject({ status: "ok", own: { status: "ok" }, members: { ok: 1, alert: 0, too_few_data: 0 } });
  expect(same.current_window).toMatchObject({ ratings: 40 });

  await rate(program, films.slice(140, 190), () => 5);
  const alert = await driftOf(program);
  expect(alert).toMatchObject({ status: "alert", own: { status: "alert" }, members: { alert: 1 } });
  expect(feature(alert, "rating_mean")).toMatchObject({ drifted: true, state: "drifted" });
  expect(feature(alert, "rating_mean")?.change_percent).toBeGreaterThan(20);
  expect(program.engine.local.drift.history(1)).toMatchObject([{ status: "alert", members: [{ status: "alert" }] }]);

  const anew = await program.ask("/monitoring/baseline", "POST");
  expect([anew.status, anew.body.status, anew.body.baseline_version]).toEqual([200, "too_few_data", null]);
  const history = (await program.ask("/api/drift/history")).body.items;
  const states = history.map(({ status }: { status: string }) => status);
  expect(states.slice(0, 4)).toEqual(["too_few_data", "alert", "ok", "too_few_data"]);
  expect(history[1].drifted).toContain("rating_mean");
});

test("a threshold that was raised lets the change pass", async () => {
  await using program = await startLoggedInProgram();
  const films = madeFilms(program, 150);
  await rate(program, films.slice(0, 100), usual);
  expect((await program.ask("/monitoring/baseline", "POST")).status).toBe(200);
  await rate(program, films.slice(100), (at) => (at % 2 === 0 ? 1 : 1.5));
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

test("nobody is shown what another member rates, only how many members changed", async () => {
  await using program = await startLoggedInProgram();
  const films = madeFilms(program, 150);
  await rate(program, films.slice(0, 100), usual);
  expect((await program.ask("/monitoring/baseline", "POST")).status).toBe(200);
  await rate(program, films.slice(100), () => 0.5);
  const member = { userId: "ida", password: "silver and nitrate", displayName: "Ida" };
  expect((await program.ask("/api/users", "POST", member)).status).toBe(201);
  const { body } = await program.ask("/api/sessions", "POST", member);
  const asMember = await program.ask("/monitoring/drift", "GET", undefined, {
    authorization: `Bearer ${body.sessionId}`,
  });
  expect(asMember.body).toMatchObject({ own: null, members: { ok: 0, alert: 1, too_few_data: 0 } });
});

test("a clock that was ahead once does not end the watch", async () => {
  await using program = await startLoggedInProgram();
  const films = madeFilms(program, 240);
  program.passMs(10 * 365 * 24 * 3_600_000);
  await program.logIn();
  await rate(program, films.slice(0, 110), usual);
  program.passMs(-10 * 365 * 24 * 3_600_000);
  await program.logIn();
  expect((await program.ask("/monitoring/baseline", "POST")).status).toBe(200);
  await rate(program, films.slice(110, 160), () => 0.5);
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
  const films = madeFilms(program, 150);
  await rate(program, films.slice(0, 100), usual);
  await rate(program, films.slice(100), () => 0.5);
  expect((await driftOf(program)).status).toBe("alert");
  expect(await recommendation.trainings.startWhenDue()).toBe(true);
});
