import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createReserve, lockLibrary, openStore, openWithReserve } from "../../../src/store/index.ts";
import { eventually } from "../../support/deadlines.ts";
import { fill, makeRoom, mounted, unmountAll } from "../../support/memoryDisk.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { startLoggedInProgram } from "../wholeProgram/program.ts";

const commandLine = join(import.meta.dirname, "../../../src/cli/main.ts");
const run = promisify(execFile);
const DAY_MS = 24 * 3_600_000;
const disk = mounted("size=96m");
/** Enough for a library and its reserve, but less than the 64 MB that were once required. */
const small = mounted("size=40m");
afterAll(unmountAll);

test("a second after the library was opened the reserve exists", async () => {
  await using program = await startLoggedInProgram();
  const file = join(program.folder, "library", "reserve");
  await eventually("the reserve file is written", () => existsSync(file));
  expect(statSync(file).size).toBe(8 * 1024 ** 2);
});

test.skipIf(!small)("a disk with 24 MB free is enough for the reserve file", async () => {
  await createReserve(small ?? "").ensure();
  expect(existsSync(join(small ?? "", "reserve"))).toBe(true);
});

describe.skipIf(!disk)("a start on a disk without room for a single row", () => {
  const dataFolder = join(disk ?? "", "library");
  const reserve = join(dataFolder, "reserve");

  beforeEach(async () => {
    makeRoom(disk ?? "");
    openStore(dataFolder).close();
    await createReserve(dataFolder).ensure();
  });

  test("uses the reserve: the owner logs in and purges, and the reserve is written again later", async () => {
    await using program = await startLoggedInProgram({ environment: { FILMOTHEQUE_DATA: dataFolder } });
    await program.engine.stop();
    fill(disk ?? "");
    expect(existsSync(reserve)).toBe(true);
    await program.restart();
    await program.logIn();
    expect((await program.ask("/api/films")).status).toBe(200);
    expect(existsSync(reserve)).toBe(false);
    program.passMs(8 * DAY_MS);
    await program.logIn();
    expect((await program.ask("/api/maintenance/purge", "POST", {})).status).toBe(202);
    await eventually("the purge is done", async () => {
      const { items } = (await program.ask("/api/maintenance")).body;
      return items.find(({ task }: { task: string }) => task === "purge").runs[0]?.outcome === "done";
    });
    makeRoom(disk ?? "");
    await program.restart();
    await eventually("the reserve is written again", () => existsSync(reserve));
  });

  test("purge on the command line succeeds", async () => {
    fill(disk ?? "");
    const env = { ...process.env, FILMOTHEQUE_DATA: dataFolder, FILMOTHEQUE_LANGUAGE: "en" };
    const { stdout } = await run(process.execPath, [commandLine, "purge", "--json"], { env });
    expect(JSON.parse(stdout)).toMatchObject({ dryRun: false, removed: expect.any(Number) });
  });

  test("users, backup and doctor on the command line succeed, and doctor says that the disk is full", async () => {
    const other = temporaryFolder("other-disk");
    const env = { ...process.env, FILMOTHEQUE_DATA: dataFolder, FILMOTHEQUE_LANGUAGE: "en" };
    const passwordFile = join(other, "password");
    writeFileSync(passwordFile, "nitrate and silver\n");
    const commands = [
      ["users", "add", "frieda", "--password-file", passwordFile],
      ["users", "reset-password", "frieda", "--password-file", passwordFile],
      ["backup", join(other, "backup.zip")],
    ];
    for (const command of commands) {
      makeRoom(disk ?? "");
      await createReserve(dataFolder).ensure();
      fill(disk ?? "");
      const { stdout } = await run(process.execPath, [commandLine, ...command, "--json"], { env });
      expect(JSON.parse(stdout)).toBeTypeOf("object");
      expect(existsSync(reserve)).toBe(false);
    }
    makeRoom(disk ?? "");
    await createReserve(dataFolder).ensure();
    fill(disk ?? "");
    const seen = await run(process.execPath, [commandLine, "doctor", "--json"], { env }).catch((error) => error);
    const checks = JSON.parse(seen.stdout).checks as { name: string; state: string; detail: string }[];
    const check = (name: string) => checks.find((one) => one.name === name);
    expect(check("database")).toMatchObject({ state: "ok" });
    expect(check("disk")).toMatchObject({ state: "failed", detail: expect.stringContaining("is full") });
  });

  test("a program that finds the library in use does not touch the reserve file", async () => {
    const lock = lockLibrary(dataFolder);
    try {
      fill(disk ?? "");
      await expect(openWithReserve(dataFolder, () => lockLibrary(dataFolder))).rejects.toMatchObject({
        code: "library_in_use",
      });
      expect(existsSync(reserve)).toBe(true);
    } finally {
      lock.release();
    }
  });

  test("without a reserve file the start reports a full disk, and leaves the library unlocked", async () => {
    rmSync(reserve);
    fill(disk ?? "");
    const env = { ...process.env, FILMOTHEQUE_DATA: dataFolder, FILMOTHEQUE_LANGUAGE: "en" };
    const failure = await run(process.execPath, [commandLine, "purge"], { env }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 1, stderr: expect.stringMatching(/is full/) });
    expect(() => lockLibrary(dataFolder)).toThrow(expect.objectContaining({ code: "SQLITE_FULL" }));
    makeRoom(disk ?? "");
    lockLibrary(dataFolder).release();
  });
});

test("an unfinished reserve left by a kill is removed at the next start, and with a reserve the data folder is still closed to others", () => {
  const dataFolder = temporaryFolder("unfinished-reserve");
  openStore(dataFolder).close();
  chmodSync(dataFolder, 0o755);
  writeFileSync(join(dataFolder, "reserve"), "");
  writeFileSync(join(dataFolder, "reserve.new"), "");
  openStore(dataFolder).close();
  expect(readdirSync(dataFolder)).not.toContain("reserve.new");
  expect(readdirSync(dataFolder)).toContain("reserve");
  if (process.platform !== "win32") expect(statSync(dataFolder).mode & 0o077).toBe(0);
});

test("an error other than the disk's does not use the reserve", async () => {
  const dataFolder = temporaryFolder("sound-disk");
  await createReserve(dataFolder).ensure();
  let tries = 0;
  const open = () => {
    tries += 1;
    throw new Error("a bug in the program");
  };
  await expect(openWithReserve(dataFolder, open)).rejects.toThrow("a bug in the program");
  expect([tries, existsSync(join(dataFolder, "reserve"))]).toEqual([1, true]);
});

test("a lock is released if its holder cannot be recorded", () => {
  const dataFolder = temporaryFolder("unrecorded-holder");
  const blockingFolder = join(dataFolder, "holder.txt");
  mkdirSync(blockingFolder);
  expect(() => lockLibrary(dataFolder)).toThrow(expect.objectContaining({ code: "EISDIR" }));
  rmSync(blockingFolder, { recursive: true });
  lockLibrary(dataFolder).release();
});
