import { mkdirSync, renameSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { startWindowsEngine, type WindowsEngine } from "./support/windowsEngine.ts";
import { createMachine, type WindowsMachine } from "./support/windowsMachine.ts";

const obtained = inject("windows");
/** Read, and looked for at the providers. */
const SETTLED: ReadonlySet<string> = new Set(["matched", "unmatched", "ambiguous"]);

interface ListedFile {
  readonly id: number;
  readonly path: string;
  readonly state: string;
  readonly sizeBytes: number;
  readonly filmId: number | null;
}

describe.skipIf("missing" in obtained)("the engine as a Windows program", () => {
  let machine: WindowsMachine;
  let engine: WindowsEngine;

  beforeAll(async () => {
    if ("missing" in obtained) return;
    machine = createMachine(obtained.parts);
    engine = await startWindowsEngine(machine);
    await engine.logIn();
  });
  afterAll(async () => {
    await engine?.close();
    await machine?.remove();
  });

  const inside = (path: string) => machine.outside(path);
  const rename = (from: string, to: string) => renameSync(inside(from), inside(to));

  /** By any spelling of the folder: a second record under the old one would show. */
  async function files(folder: string): Promise<ListedFile[]> {
    const { items } = (await engine.ask("/api/files?limit=200")).body;
    return items.filter((file: ListedFile) => file.path.toLowerCase().startsWith(`${folder}\\`.toLowerCase()));
  }

  async function watchedFolder(path: string) {
    const { items } = (await engine.ask("/api/folders")).body;
    return items.find((folder: { path: string }) => folder.path.toLowerCase() === path.toLowerCase());
  }

  const untilFiles = (folder: string) => expect.poll(() => files(folder));
  const untilSettled = (folder: string, count: number) =>
    expect.poll(async () => (await files(folder)).filter(({ state }) => SETTLED.has(state)).length).toBe(count);

  /** A watched folder of a test's own, with films that have been read. */
  async function watch(path: string, ...names: string[]): Promise<ListedFile[]> {
    mkdirSync(inside(path), { recursive: true });
    if (names.length > 0) await engine.clips(path, ...names);
    expect((await engine.ask("/api/folders", "POST", { path })).status).toBe(201);
    await expect.poll(async () => (await watchedFolder(path))?.lastScan).toBeTruthy();
    await untilSettled(path, names.length);
    return files(path);
  }

  test("a watched folder is counted, its films are identified, and looking again reads nothing twice", async () => {
    const lighthouse = "The Blue Lighthouse (1971)/The.Blue.Lighthouse.1971.mp4";
    await watch("C:\\counted", lighthouse, "The Blue Lighthouse (1971)/Trailers/teaser.mp4");
    expect(await watchedFolder("C:\\counted")).toMatchObject({ path: "C:\\counted", state: "live", files: 2 });
    const [film, extra] = await files("C:\\counted");
    expect(film).toMatchObject({ path: `C:\\counted\\${lighthouse.replace("/", "\\")}`, state: "matched" });
    expect(extra).toMatchObject({ filmId: film!.filmId });

    const { at } = (await watchedFolder("C:\\counted")).lastScan;
    await engine.ask("/api/folders/rescan", "POST", { path: "c:/COUNTED/" });
    await expect.poll(async () => (await watchedFolder("C:\\counted")).lastScan.at).not.toBe(at);
    expect((await watchedFolder("C:\\counted")).lastScan).toMatchObject({ known: 2, added: 0, refused: 0 });
  });

  test("a film that is put into a watched folder, renamed, moved and replaced is one file, and missing when removed", async () => {
    await watch("C:\\changing");
    await engine.clips("C:\\elsewhere", "Arriving (1990).mp4", "Later cut.mp4");
    rename("C:\\elsewhere\\Arriving (1990).mp4", "C:\\changing\\Arriving (1990).mp4");
    await untilSettled("C:\\changing", 1);
    const [{ id } = { id: 0 }] = await files("C:\\changing");

    rename("C:\\changing\\Arriving (1990).mp4", "C:\\changing\\Renamed (1990).mp4");
    await untilFiles("C:\\changing").toMatchObject([{ id, path: "C:\\changing\\Renamed (1990).mp4" }]);
    mkdirSync(inside("C:\\changing\\Moved"));
    rename("C:\\changing\\Renamed (1990).mp4", "C:\\changing\\Moved\\Renamed (1990).mp4");
    await untilFiles("C:\\changing").toMatchObject([{ id, path: "C:\\changing\\Moved\\Renamed (1990).mp4" }]);

    await engine.longerClip("C:\\elsewhere\\Replacement.mp4");
    rename("C:\\elsewhere\\Replacement.mp4", "C:\\changing\\Moved\\Renamed (1990).mp4");
    const sizeBytes = engine.sizeOf("C:\\changing\\Moved\\Renamed (1990).mp4");
    await untilFiles("C:\\changing").toMatchObject([{ id, sizeBytes, state: expect.stringMatching(/ed$|ambiguous/) }]);

    rmSync(inside("C:\\changing\\Moved\\Renamed (1990).mp4"));
    await untilFiles("C:\\changing").toMatchObject([{ id, state: "missing" }]);
  });

  test("a folder renamed only in case is the same file, with its film and rating", async () => {
    const [{ id, filmId } = { id: 0, filmId: 0 }] = await watch("C:\\spelled", "Heat (1995)/Heat (1995).mp4");
    await engine.ask(`/api/films/${filmId}/rating`, "PUT", { value: 4.5 });
    rename("C:\\spelled\\Heat (1995)", "C:\\spelled\\HEAT (1995)");
    const renamed = [{ id, filmId, path: "C:\\spelled\\HEAT (1995)\\Heat (1995).mp4" }];
    await untilFiles("C:\\spelled").toMatchObject(renamed);
    await untilSettled("C:\\spelled", 1);
    expect(await files("C:\\spelled")).toMatchObject(renamed);
    expect((await engine.ask(`/api/films/${filmId}`)).body.userRating).toBe(4.5);
  });

  test("the watched folder itself renamed only in case goes on under its new name", async () => {
    const [{ id } = { id: 0 }] = await watch("C:\\shelf", "Shelved (1960).mp4");
    rename("C:\\shelf", "C:\\Shelf");
    await engine.ask("/api/folders/rescan", "POST", { path: "C:\\shelf" });
    await expect.poll(() => watchedFolder("C:\\shelf")).toMatchObject({ path: "C:\\Shelf", files: 1 });
    expect(await files("C:\\shelf")).toMatchObject([{ id, path: "C:\\Shelf\\Shelved (1960).mp4" }]);
  });

  test("a removed folder is offline with its films, and they are back when it is", async () => {
    const [{ id } = { id: 0 }] = await watch("C:\\unplugged", "Gone (1970).mp4");
    rename("C:\\unplugged", "C:\\away");
    await expect.poll(() => watchedFolder("C:\\unplugged")).toMatchObject({ state: "offline", files: 1 });
    await untilFiles("C:\\unplugged").toMatchObject([{ id, state: "offline" }]);
    rename("C:\\away", "C:\\unplugged");
    await expect.poll(() => watchedFolder("C:\\unplugged")).toMatchObject({ state: "live", files: 1 });
    await untilSettled("C:\\unplugged", 1);
  });

  test("a film dropped by any writing of its path is one file", async () => {
    await engine.clips("C:\\dropped", "Dropped (1980).mp4");
    const path = "C:\\dropped\\Dropped (1980).mp4";
    const writings = [path, path.replaceAll("\\", "/"), path.toLowerCase(), `\\\\?\\${path}`, `${path}. `];
    const drops = [];
    for (const one of writings) drops.push((await engine.ask("/api/files", "POST", { paths: [one] })).body.accepted);
    expect(drops.map(([accepted]) => accepted?.path)).toEqual(writings.map(() => path));
    await untilFiles("C:\\dropped").toHaveLength(1);
    const relative = await engine.ask("/api/files", "POST", { paths: ["\\dropped", "C:dropped"] });
    expect(relative.body).toMatchObject({ accepted: [], rejected: [{ code: "not_found" }, { code: "not_found" }] });
  });

  test("a film on a share is dropped by its name on the network, and its folder is looked through regularly", async () => {
    const share = "\\\\nas\\films";
    await engine.clips(share, "Shared (1985).mp4");
    const writings = [
      `${share}\\Shared (1985).mp4`,
      "//nas/films/Shared (1985).mp4",
      "\\\\NAS\\Films\\Shared (1985).mp4",
    ];
    for (const path of writings) expect((await engine.ask("/api/files", "POST", { paths: [path] })).status).toBe(202);
    await untilFiles(share).toMatchObject([{ path: writings[0] }]);
    expect((await engine.ask("/api/folders", "POST", { path: share })).body.path).toBe(`${share}\\`);
    await expect
      .poll(() => watchedFolder(`${share}\\`))
      .toMatchObject({ state: "polling", reason: { code: "network_folder" }, files: 1 });
  });

  test("a film that another program holds is added when that program closes it", async () => {
    const [path = ""] = await engine.clips("C:\\held", "Held (1950).mp4");
    const release = await engine.holdOpen(path);
    const { rejected } = (await engine.ask("/api/files", "POST", { paths: [path] })).body;
    expect(rejected).toMatchObject([{ path, code: "in_use", detail: expect.stringContaining("Another program") }]);
    await untilFiles("C:\\held").toMatchObject([{ path }]);
    await release();
    await untilSettled("C:\\held", 1);
  });

  test("after a stop, and after a kill, everything is still there", async () => {
    const before = (await engine.ask("/api/files?limit=200")).body;
    expect(before.total).toBeGreaterThan(0);
    for (const end of [() => engine.stop(), () => engine.kill()]) {
      await end();
      await engine.start();
      await engine.logIn();
      const after = (await engine.ask("/api/files?limit=200")).body;
      const paths = ({ items }: typeof before) => items.map((file: ListedFile) => [file.id, file.path, file.filmId]);
      expect(paths(after)).toEqual(paths(before));
      await expect.poll(() => watchedFolder("C:\\counted")).toMatchObject({ state: "live", files: 2 });
    }
  });
});
