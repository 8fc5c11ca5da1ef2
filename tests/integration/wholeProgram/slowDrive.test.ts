import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { findMediaPrograms } from "../../../src/intake/ffmpeg/mediaPrograms.ts";
import { makeClip } from "../../fixtures/clips.ts";
import { eventually } from "../../support/deadlines.ts";
import { startLoggedInProgram } from "./program.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

test.skipIf(process.platform === "win32")(
  "a film on a drive that sleeps is read at another attempt, and says meanwhile that it took too long",
  async () => {
    await using program = await startLoggedInProgram();
    const { ffprobe } = await findMediaPrograms();
    const tools = join(program.folder, "tools");
    mkdirSync(tools);
    const isAwake = join(tools, "awake");
    // Uses this machine's newest ffprobe, wrapped so that it waits for its file like a sleeping drive.
    const script = `#!/bin/sh
case "$*" in *-version*) echo "ffprobe version 99 Copyright (c) 2007-2099"; exit;; esac
[ -e '${isAwake}' ] || exec sleep 3600
exec '${ffprobe!.path}' "$@"
`;
    writeFileSync(join(tools, "ffprobe"), script);
    chmodSync(join(tools, "ffprobe"), 0o755);
    vi.stubEnv("PATH", `${tools}${delimiter}${process.env.PATH}`);

    const path = await makeClip(join(program.folder, "The Glass Orchard (1962).avi"));
    await program.ask("/api/files", "POST", { paths: [path] });
    const file = async () => (await program.ask("/api/files")).body.items[0];
    await eventually("it took too long, and waits", async () => {
      const { state, error } = await file();
      return state === "queued" && error?.code === "too_slow";
    });
    expect(existsSync(isAwake)).toBe(false);

    writeFileSync(isAwake, "");
    program.passMs(60_000);
    await eventually("it is read", async () => (await file()).durationSeconds !== null);
    expect((await file()).error ?? null).toBeNull();
  },
);
