import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startLoggedInProgram, TMDB_KEY } from "./program.ts";

/** Every file and folder that other users may read, write or enter. */
function openToOthers(folder: string): string[] {
  return [".", ...readdirSync(folder, { recursive: true, encoding: "utf8" })]
    .map((name) => [name, lstatSync(join(folder, name)).mode & 0o777] as const)
    .filter(([, mode]) => (mode & 0o077) !== 0)
    .map(([name, mode]) => `${name} ${mode.toString(8)}`)
    .sort();
}

test.skipIf(process.platform === "win32")(
  "nothing in the data folder is open to others after a full run, even without a umask and with earlier files",
  async () => {
    // No umask: files get the modes that the program asks for.
    const umask = process.umask(0);
    try {
      await using program = await startLoggedInProgram({ key: null });
      const data = join(program.folder, "library");
      // Files that another program, a copy or an older release left.
      for (const folder of ["logs", "backups", "uploads", "subtitles", "images"]) {
        mkdirSync(join(data, folder), { recursive: true });
        chmodSync(join(data, folder), 0o755);
      }
      for (const name of readdirSync(data)) chmodSync(join(data, name), lstatSync(join(data, name)).mode | 0o055);
      writeFileSync(join(data, "tmdb.key"), TMDB_KEY, { mode: 0o644 });
      chmodSync(data, 0o755);
      await program.restart();

      const [path = ""] = await program.clips("The.Blue.Lighthouse.1971.mp4");
      await program.ask("/api/files", "POST", { paths: [path] });
      await program.settled();
      const { items } = (await program.ask("/api/films")).body;
      const [file] = (await program.ask(`/api/films/${items[0].id}`)).body.files;
      const srt = "1\n00:00:01,000 --> 00:00:02,000\nBonsoir\n";
      const put = (address: string, body: unknown) => program.ask(address, "PUT", body).then(({ status }) => status);
      expect(await put(`/api/files/${file.id}/subtitles?name=film.fr.srt`, srt)).toBe(201);
      expect(await put("/api/uploads/Metropolis.1927.mp4", new Uint8Array(readFileSync(path)))).toBe(202);
      expect((await program.ask("/api/settings", "PUT", { tmdbKey: TMDB_KEY })).status).toBeLessThan(300);
      await program.engine.local.maintenance.request("backup");
      await program.settled();
      expect(openToOthers(data)).toEqual([]);
      await program.restart();
      expect(openToOthers(data)).toEqual([]);
    } finally {
      process.umask(umask);
    }
  },
);
