import { join } from "node:path";
import { expect, test } from "vitest";
import { eventually } from "../../support/deadlines.ts";
import { type Program, startLoggedInProgram } from "../wholeProgram/program.ts";
import { writeRatingSet } from "./ratingSetFiles.ts";

async function training(program: Program) {
  const path = writeRatingSet(join(program.folder, "set"));
  await program.ask("/api/ratings/imports", "POST", { path });
  await program.settled();
  const { training_id } = (await program.ask("/training/", "POST", {})).body;
  return eventually("the training ends", async () => {
    const { body } = await program.ask(`/training/${training_id}`);
    return body.state !== "running" && body;
  });
}

test("a training that is cut off after it was finished says what it promoted", async () => {
  await using program = await startLoggedInProgram();
  const whole = await training(program);
  expect(whole).toMatchObject({ state: "done", promoted: true, list_promoted: true });

  // As the disk stood when the program was killed before the job was settled.
  program.engine.local.store.database.exec(`
    UPDATE training SET state = 'running', finished_at = NULL;
    UPDATE job SET state = 'queued', run_at = 0, finished_at = NULL WHERE kind = 'train'`);
  await program.restart();
  await program.settled();
  const { body } = await program.ask(`/training/${whole.training_id}`);
  expect(body).toMatchObject({ state: "done", promoted: true, list_promoted: true });
  expect((await program.ask("/models")).body.items).toHaveLength(2);
});

test.for([
  ["registered", "NEW.found LIKE '%versions%'", 0],
  ["promoted", "NEW.stage = 'finished'", 2],
] as const)("what is %s is so together with the note of it, or not at all", async ([, isNoted, versions]) => {
  await using program = await startLoggedInProgram();
  const { database } = program.engine.local.store;
  database.exec(`
    CREATE TEMP TRIGGER no_note BEFORE UPDATE ON main.training WHEN ${isNoted}
    BEGIN SELECT raise(ABORT, 'it ends here'); END`);
  const path = writeRatingSet(join(program.folder, "set"));
  await program.ask("/api/ratings/imports", "POST", { path });
  await program.settled();
  await program.ask("/training/", "POST", {});
  await eventually("it was tried", async () => {
    const { items } = (await program.ask("/api/jobs?kind=train")).body;
    return items[0].error !== undefined;
  });
  const { items } = (await program.ask("/models")).body;
  expect(items).toHaveLength(versions);
  expect(items.filter(({ stage }: { stage: string }) => stage === "production")).toEqual([]);

  database.exec("DROP TRIGGER no_note");
  await program.settled();
  await eventually("it ends well", async () => (await program.ask("/training/")).body.items[0].state === "done");
  expect((await program.ask("/models")).body.items).toMatchObject([{ stage: "production" }, { stage: "production" }]);
});
