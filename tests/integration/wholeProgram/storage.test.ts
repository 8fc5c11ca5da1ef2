import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { SMALL_CATALOGUE } from "../../standins/index.ts";
import { eventually } from "../../support/deadlines.ts";
import { createSmallDisk } from "../../support/smallDisk.ts";
import { type Program, startLoggedInProgram } from "./program.ts";

const [FILM = "", ...OTHERS] = SMALL_CATALOGUE.slice(0, 8).map(
  ({ title, year }) => `${title.en.replaceAll("/", "-")} (${year}).mp4`,
);

const disks: ReturnType<typeof createSmallDisk>[] = [];
afterAll(() => {
  for (const disk of disks) disk.remove();
});

/** A program whose library is on a small disk. */
async function onASmallDisk() {
  const disk = createSmallDisk(24);
  disks.push(disk);
  const program = await startLoggedInProgram({ environment: { FILMOTHEQUE_DATA: join(disk.folder, "library") } });
  return {
    program,
    fill: () => disk.fill(program.engine.local.store),
    makeRoom: () => disk.makeRoom(program.engine.local.store),
  };
}

const summary = async (program: Program) => (await program.ask("/api/jobs/summary")).body;

test("on a full disk work waits, reading goes on, a write says why, and all goes on when there is room", async () => {
  const { program: opened, fill, makeRoom } = await onASmallDisk();
  await using program = opened;
  const [path] = await program.clips(FILM);
  await program.ask("/api/files", "POST", { paths: [path] });
  await program.settled();
  const film = (await program.ask("/api/films")).body.items[0];

  const others = await program.clips(...OTHERS);
  await program.ask("/api/files", "POST", { paths: others });
  fill();
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
  expect(items.find(({ name }: { name: string }) => name === "disk")).toMatchObject({
    state: "failed",
    text: expect.stringContaining("is full"),
  });

  makeRoom();
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
  const { program: opened, fill } = await onASmallDisk();
  await using program = opened;
  fill();
  await program.engine.stop();
  await program.restart();
  expect((await program.ask("/api/films")).status).toBe(200);
});
