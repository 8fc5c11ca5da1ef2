import { spawnSync } from "node:child_process";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { type FolderEvent, type WatchOptions, watchFolder } from "../../../src/intake/watch/index.ts";
import { DEADLINES } from "../../support/deadlines.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function startWatching(root: string, options: Partial<WatchOptions> = {}) {
  const events: FolderEvent[] = [];
  const watch = watchFolder(root, {
    stabilityMs: 300,
    rootCheckMs: 200,
    ...options,
    onEvent: (event) => events.push(event),
  });
  closing.push(() => watch.close());
  const paths = (kind: FolderEvent["kind"]) =>
    events.flatMap((event) => (event.kind === kind && "paths" in event ? event.paths : []));
  const kinds = () => events.map(({ kind }) => kind);
  // Resolves once existing files have been listed: a film written before does not count as new.
  await expect.poll(kinds).toContain("status");
  return { watch, events, paths, kinds };
}

test("a film that is added to the folder, written to, renamed and removed is reported as such", async () => {
  const root = temporaryFolder();
  await mkdir(join(root, "a"));
  const { paths } = await startWatching(root);
  const film = join(root, "a/film.mkv");
  const renamed = join(root, "a/other.mkv");
  await writeFile(film, "1");
  await writeFile(join(root, "a/film.nfo"), "1");
  await expect.poll(() => paths("appeared")).toEqual([film]);
  await writeFile(film, "12");
  await expect.poll(() => paths("changed")).toContain(film);
  await rename(film, renamed);
  await expect.poll(() => paths("appeared")).toEqual([film, renamed]);
  await expect.poll(() => paths("disappeared")).toEqual([film]);
  await rm(renamed);
  await expect.poll(() => paths("disappeared")).toEqual([film, renamed]);
});

test("a folder of films that is moved in is reported film by film, in few events", async () => {
  const root = temporaryFolder();
  const elsewhere = join(temporaryFolder(), "new");
  await mkdir(elsewhere);
  for (let film = 0; film < 50; film++) await writeFile(join(elsewhere, `${film}.mkv`), "1");
  const { paths, events } = await startWatching(root);
  await rename(elsewhere, join(root, "new"));
  await expect.poll(() => paths("appeared").length).toBe(50);
  // How few depends on the machine; the batching itself is tested with a fake clock.
  expect(events.filter(({ kind }) => kind === "appeared").length).toBeLessThan(50);
});

test("a drive that is unplugged and comes back loses no film", async () => {
  const drive = join(temporaryFolder(), "drive");
  await mkdir(drive);
  await writeFile(join(drive, "film.mkv"), "1");
  const { kinds, paths } = await startWatching(drive);
  await rename(drive, `${drive}-away`);
  await expect.poll(kinds).toContain("rootOffline");
  await rename(`${drive}-away`, drive);
  await expect.poll(kinds).toContain("rootBack");
  await writeFile(join(drive, "new.mkv"), "1");
  await expect.poll(() => paths("appeared")).toEqual([join(drive, "new.mkv")]);
  expect(paths("disappeared")).toEqual([]);
});

test("an empty folder where the drive was changes nothing", async () => {
  const mountPoint = join(temporaryFolder(), "drive");
  await mkdir(mountPoint);
  await writeFile(join(mountPoint, "film.mkv"), "1");
  const { kinds, paths } = await startWatching(mountPoint);
  await rename(mountPoint, `${mountPoint}-away`);
  await mkdir(mountPoint);
  await expect.poll(kinds).toContain("rootOffline");
  expect(paths("disappeared")).toEqual([]);
});

test("a folder that can only be polled reports that, uses no system watch, and asks for scans until its drive is disconnected", async () => {
  const root = join(temporaryFolder(), "drive");
  await mkdir(root);
  await writeFile(join(root, "film.mkv"), "1");
  const { watch, kinds } = await startWatching(root, { forcePolling: true, pollingMs: 400 });
  expect(watch.status()).toMatchObject({ mode: "polling", watchesUsed: null });
  await expect.poll(() => kinds().filter((kind) => kind === "poll").length).toBeGreaterThan(2);
  await rename(root, `${root}-away`);
  await expect.poll(kinds).toContain("rootOffline");
  await rename(`${root}-away`, root);
  await expect.poll(kinds).toContain("rootBack");
  const polls = kinds().filter((kind) => kind === "poll").length;
  await expect.poll(() => kinds().filter((kind) => kind === "poll").length).toBeGreaterThan(polls);
});

test("a share that is mounted after the program started is looked at regularly, and watched once it is local", async () => {
  const root = join(temporaryFolder(), "share");
  let isShare = true;
  const { watch, kinds } = await startWatching(root, { isOnNetwork: async () => isShare, pollingMs: 400 });
  expect(kinds()).toContain("rootOffline");
  await mkdir(root);
  await writeFile(join(root, "film.mkv"), "1");
  await expect.poll(kinds).toContain("rootBack");
  expect(watch.status()).toMatchObject({ mode: "polling", reason: { code: "network_folder" } });
  await rename(root, `${root}-away`);
  await expect.poll(() => kinds().filter((kind) => kind === "rootOffline").length).toBe(2);
  isShare = false;
  await rename(`${root}-away`, root);
  await expect.poll(() => watch.status()).toMatchObject({ mode: "live", reason: undefined });
});

const canMount = spawnSync("unshare", ["-Urm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status === 0;

// Needs namespaces of Linux, where a drive can be mounted without touching the machine's.
test.skipIf(!canMount)(
  "a drive that is mounted over its empty folder while the program runs is back, and watched",
  () => {
    const root = temporaryFolder();
    const watching = `
    import { spawnSync } from "node:child_process";
    import { writeFileSync } from "node:fs";
    import { watchFolder } from ${JSON.stringify(new URL("../../../src/intake/watch/index.ts", import.meta.url).href)};
    const root = ${JSON.stringify(root)};
    const program = setInterval(() => undefined, 1_000);
    let isMounted = false;
    const watch = watchFolder(root, { rootCheckMs: 200, onEvent({ kind, paths }) {
      console.log(kind);
      if (kind === "status" && !isMounted) {
        isMounted = true;
        spawnSync("mount", ["-t", "tmpfs", "tmpfs", root]);
        writeFileSync(root + "/before.mkv", "1");
      }
      if (kind === "rootBack") writeFileSync(root + "/after.mkv", "1");
      if (kind !== "appeared") return;
      console.log(paths.join());
      watch.close();
      clearInterval(program);
    } });`;
    const { stdout } = spawnSync("unshare", ["-Urm", process.execPath, "--input-type=module", "-e", watching], {
      encoding: "utf8",
      timeout: DEADLINES.conditionMs,
    });
    expect(stdout.trim().split("\n")).toEqual(["status", "rootBack", "appeared", join(root, "after.mkv")]);
  },
);

const canLimit = spawnSync("unshare", ["-Ur", "sh", "-c", "echo 10 > /proc/sys/user/max_inotify_watches"]).status === 0;

// Needs a user namespace of Linux, where the limit can be lowered without touching the machine's.
test.skipIf(!canLimit)(
  "when the system's watches run out, the folder is looked at regularly and says why",
  async () => {
    const root = temporaryFolder();
    for (let folder = 0; folder < 30; folder++) await mkdir(join(root, String(folder)));
    const watching = `
    import { watchFolder } from ${JSON.stringify(new URL("../../../src/intake/watch/index.ts", import.meta.url).href)};
    // The watch does not keep the process alive.
    const program = setInterval(() => undefined, 1_000);
    const watch = watchFolder(${JSON.stringify(root)}, { pollingMs: 500, onEvent(event) {
      if (event.kind !== "poll") return;
      console.log(JSON.stringify(watch.status()));
      watch.close();
      clearInterval(program);
    } });`;
    const limited = `echo 10 > /proc/sys/user/max_inotify_watches && exec "$0" --input-type=module -e "$1"`;
    const { stdout } = spawnSync("unshare", ["-Ur", "sh", "-c", limited, process.execPath, watching], {
      encoding: "utf8",
      timeout: DEADLINES.conditionMs,
    });
    onTestFinished(() => rm(root, { recursive: true, force: true }));
    expect(JSON.parse(stdout)).toMatchObject({
      mode: "polling",
      reason: { code: "watch_limit" },
    });
  },
);
