import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mounted, unmountAll } from "../../support/memoryDisk.ts";
import { type ServedProgram, startServedProgram } from "../api/servedProgram.ts";

/** Smaller than the gibibyte that people leave free. */
const disk = mounted("size=300m");
afterAll(unmountAll);

describe.skipIf(!disk)("on a disk with less than a gibibyte left", () => {
  let program: ServedProgram;
  let member: string;

  beforeAll(async () => {
    program = await startServedProgram({ libraryFolder: join(disk ?? "", "library") });
    const household = await program.household();
    ({ member } = household);
    const paths = await program.clips("The.Blue.Lighthouse.1971.mp4");
    await program.ask("/api/files", { method: "POST", as: household.owner, body: { paths } });
    await program.settled();
  });
  afterAll(() => program?.[Symbol.asyncDispose]());

  test.for([
    ["PUT", "/api/uploads/Rain.mp4"],
    ["PUT", "/api/films/1/poster"],
    ["PUT", "/api/films/1/backdrop"],
    ["PUT", "/api/me/avatar/picture"],
    ["PUT", "/api/files/1/subtitles?name=a.srt"],
    ["PUT", "/api/me/ratings/letterboxd/export.zip"],
    ["GET", "/api/files/1/frame?seconds=1"],
    ["PUT", "/api/films/1/artwork/poster", { choice: { from: "provider", path: "/a.jpg" } }],
    ["PUT", "/api/films/1/artwork/backdrop", { choice: { from: "frame", fileId: 1, seconds: 1 } }],
  ] as const)(
    "what a member sends is refused, so that the library keeps its room: %s %s",
    async ([method, path, json]) => {
      const body = json ?? (method === "PUT" ? "1\n00:00:01,000 --> 00:00:02,000\nRain\n" : undefined);
      const answer = await program.ask(path, { method, as: member, body });
      expect([answer.status, answer.body.code]).toEqual([507, "disk_full"]);
    },
  );

  test("what is entered by hand is kept", async () => {
    const rated = await program.ask("/api/films/1/rating", { method: "PUT", as: member, body: { value: 4 } });
    expect(rated.status).toBe(204);
  });
});
