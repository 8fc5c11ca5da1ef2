import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runLimited } from "../../../src/intake/ffmpeg/runLimited.ts";
import { probeWithFfprobe } from "../../../src/intake/probe/ffprobe.ts";
import { makeClip } from "../../fixtures/clips.ts";
import { isAlive } from "../../support/isAlive.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const LIMITS = { timeoutMs: 500, maxOutputBytes: 1_000, memoryBytes: 1_000_000_000 };

test.skipIf(process.platform === "win32").each([
  ["that runs", "exec sleep 3600"],
  ["that has ended", "exit"],
])("a program %s is given up without waiting for a process that holds its output", async (_, then) => {
  const end = join(temporaryFolder("limited"), "end");
  const holdsOutput = `while [ ! -e '${end}' ]; do sleep 0.2; done & ${then}`;
  expect(await runLimited("/bin/sh", ["-c", holdsOutput], LIMITS)).toEqual({ kind: "too_slow" });
  writeFileSync(end, "");
});

test.skipIf(process.platform !== "linux").each([
  ["waits for it", 'sleep 3600 & echo $! > "$0"; wait', "too_slow"],
  ["ends before it", 'sleep 3600 & echo $! > "$0"; exit 0', "too_slow"],
  ["hides its output", 'sleep 3600 >/dev/null 2>&1 & echo $! > "$0"; exit 0', "ended"],
  ["lets it write", '{ until [ -s "$0" ]; do :; done; yes; } & echo $! > "$0"; wait', "too_much_output"],
  ["lets it complain", '{ until [ -s "$0" ]; do :; done; yes >&2; } & echo $! > "$0"; wait', "too_much_output"],
])("a process started by a wrapper script is killed with it, also when it %s", async (_, script, kind) => {
  const note = join(temporaryFolder("wrapper"), "pid");
  const end = await runLimited("/bin/sh", ["-c", script, note], {
    ...LIMITS,
    timeoutMs: kind === "too_slow" ? 10_000 : 600_000,
  });
  expect(end.kind).toBe(kind);
  const started = Number(readFileSync(note, "utf8"));
  expect(started).toBeGreaterThan(1);
  await expect.poll(() => isAlive(started)).toBe(false);
});

test.skipIf(process.platform !== "linux" || !existsSync("/usr/bin/setsid")).each([
  ["waits for it", 'setsid sh -c \'echo $$ > "$0"; exec sleep 3600\' "$0" & wait', "too_slow"],
  [
    "has ended",
    'setsid sh -c \'echo $$ > "$0"; exec sleep 3600\' "$0" >/dev/null 2>&1 & until [ -s "$0" ]; do :; done',
    "ended",
  ],
  [
    "started it through others",
    '( setsid sh -c \'( setsid sh -c "echo \\$\\$ > \\"$0\\"; exec sleep 3600" ) & wait\' "$0" ) & wait',
    "too_slow",
  ],
])("a process that left the group of its program is killed too, where the program %s", async (_, script, kind) => {
  const note = join(temporaryFolder("escaped"), "pid");
  const end = await runLimited("/bin/sh", ["-c", script, note], { ...LIMITS, timeoutMs: 5_000 });
  expect(end.kind).toBe(kind);
  const escaped = Number(readFileSync(note, "utf8"));
  expect(escaped).toBeGreaterThan(1);
  await expect.poll(() => isAlive(escaped)).toBe(false);
});

test.skipIf(process.platform === "win32")("an abort also kills what a wrapper script started", async () => {
  const note = join(temporaryFolder("wrapper"), "pid");
  const abort = new AbortController();
  const running = runLimited("/bin/sh", ["-c", 'sleep 3600 & echo $! > "$0"; wait', note], {
    ...LIMITS,
    timeoutMs: 3_600_000,
    signal: abort.signal,
  });
  await expect.poll(() => existsSync(note) && readFileSync(note, "utf8").endsWith("\n")).toBe(true);
  abort.abort(new Error("enough"));
  await expect(running).rejects.toThrow("enough");
  await expect.poll(() => isAlive(Number(readFileSync(note, "utf8")))).toBe(false);
});

test.skipIf(process.platform === "win32")("an ffprobe that is an endless wrapper script is refused once", async () => {
  const folder = temporaryFolder("wrapper");
  const film = await makeClip(join(folder, "film.mp4"));
  for (const [script, code] of [
    ["yes '{\"streams\":[' & wait", "damaged"],
    ["yes '[' | tr -d '\\n' & wait", "damaged"],
    ["sleep 3600 & wait", "too_slow"],
    ["echo '{'", "damaged"],
  ] as const) {
    const wrapper = join(folder, `ffprobe-${code}`);
    writeFileSync(wrapper, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    expect(await probeWithFfprobe(film, wrapper)).toMatchObject({ kind: "refused", code });
  }
});
