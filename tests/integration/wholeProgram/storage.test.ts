import { expect, test } from "vitest";
import { SMALL_CATALOGUE } from "../../standins/index.ts";
import { eventually } from "../../support/deadlines.ts";
import { aRunningProgram, type Program } from "./program.ts";

const [FILM = "", ...OTHERS] = SMALL_CATALOGUE.slice(0, 8).map(
  ({ title, year }) => `${title.en.replaceAll("/", "-")} (${year}).mp4`,
);

/** SQLite's own limit: what it says then is what it says of a full disk. */
function fill({ engine }: Program): void {
  const { database } = engine.local.store;
  database.pragma(`max_page_count = ${database.pragma("page_count", { simple: true })}`);
  // What is free within the file is room too.
  for (let size = 200_000; size > 10; size = Math.floor(size / 2))
    for (let row = 0; ; row += 1)
      try {
        database
          .prepare("INSERT INTO setting (name, value) VALUES (?, ?)")
          .run(`fill ${size} ${row}`, "x".repeat(size));
      } catch {
        break; // so much does not fit any more
      }
}

function makeRoom({ engine }: Program): void {
  const { database } = engine.local.store;
  database.pragma("max_page_count = 1000000000");
  database.exec("DELETE FROM setting WHERE name LIKE 'fill %'");
}

const summary = async (program: Program) => (await program.ask("/api/jobs/summary")).body;

test("on a full disk work waits, reading goes on, a write says why, and all goes on when there is room", async () => {
  await using program = await aRunningProgram();
  const [path] = await program.clips(FILM);
  await program.ask("/api/files", "POST", { paths: [path] });
  await program.settled();
  const film = (await program.ask("/api/films")).body.items[0];

  const others = await program.clips(...OTHERS);
  await program.ask("/api/files", "POST", { paths: others });
  fill(program);
  await eventually(
    () => "work waits for the disk",
    async () => (await summary(program)).reason?.code === "disk_full",
  );
  expect((await summary(program)).reason.detail).toMatch(/disk .* is full \(\d[\d,]* MB free\)/);

  // A few small rows may still find a place.
  const refused = await eventually("a write is refused", async () => {
    const answer = await program.ask("/api/me/lists", "POST", { name: `a list ${Math.random()}` });
    return answer.status >= 300 && answer;
  });
  expect(refused).toMatchObject({ status: 507, body: { code: "disk_full" } });
  expect((await program.ask(`/api/films/${film.id}`)).status).toBe(200);
  expect((await program.ask("/api/films")).status).toBe(200);
  expect((await program.ask("/api/metrics/summary")).status).toBe(200);
  expect((await program.ask("/monitoring/drift")).status).toBe(200);
  const { items } = (await program.ask("/api/health/checks")).body;
  expect(items.find(({ name }: { name: string }) => name === "storage")).toMatchObject({ state: "failed" });

  makeRoom(program);
  await eventually(
    () => "work goes on",
    async () => (await summary(program)).reason === null,
  );
  await program.settled();
  const files = (await program.ask("/api/files")).body.items;
  expect(files.every(({ filmId }: { filmId: number | null }) => filmId !== null)).toBe(true);
  expect((await program.ask(`/api/films/${film.id}/rating`, "PUT", { value: 4 })).status).toBeLessThan(300);
});

test("a program on a full disk still closes, and opens again", async () => {
  await using program = await aRunningProgram();
  fill(program);
  await program.engine.stop();
  await program.restart();
  expect((await program.ask("/api/films")).status).toBe(200);
});
