import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { streamFromFile } from "../../../src/intake/ffmpeg/streamFromFile.ts";
import { openFileHandle } from "../../../src/intake/fileAccess/openForReading.ts";
import { isAlive } from "../../support/isAlive.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const LIMITS = { memoryBytes: 1_000_000_000, idleMs: 600_000, stalledMs: 600_000 };

function streamOf(program: string, script: string, signal: AbortSignal, whileOpening?: () => void) {
  const folder = temporaryFolder("stream");
  const film = join(folder, "film.mkv");
  writeFileSync(film, "no film");
  const ends: number[] = [];
  const open = async () => {
    const opened = await openFileHandle(film, []);
    whileOpening?.();
    return opened;
  };
  const stream = streamFromFile(
    program,
    open,
    () => ["-c", script, join(folder, "pid")],
    { ...LIMITS, signal },
    () => ends.push(ends.length),
  );
  return { stream, ends, started: join(folder, "pid") };
}

test("a program that cannot be started gives no stream, and ends once", async () => {
  const { stream, ends } = streamOf("/no/such/program", "", new AbortController().signal);
  await expect(stream).rejects.toMatchObject({ code: "no_playable_track" });
  expect(ends).toEqual([0]);
});

test.skipIf(process.platform === "win32")(
  "a client that leaves while the film is opened ends the program",
  async () => {
    const client = new AbortController();
    const { stream, ends } = streamOf("/bin/sh", "while :; do echo film; done", client.signal, () => client.abort());
    await expect(stream).rejects.toThrow();
    expect(ends).toEqual([0]);
  },
);

test.skipIf(process.platform !== "linux" || !existsSync("/usr/bin/setsid"))(
  "a process that left the group of its program is killed when the reader cancels",
  async () => {
    const script =
      'setsid sh -c \'echo $$ > "$0"; exec sleep 3600\' "$0" & until [ -s "$0" ]; do :; done; echo film; wait';
    const { stream, ends, started } = streamOf("/bin/sh", script, new AbortController().signal);
    const reading = await stream;
    const id = Number(readFileSync(started, "utf8"));
    expect(isAlive(id)).toBe(true);
    await reading.cancel();
    await expect.poll(() => isAlive(id)).toBe(false);
    expect(ends).toEqual([0]);
  },
);
