import { readFileSync } from "node:fs";
import { join } from "node:path";
import { freeBox } from "../../../fixtures/clips.ts";
import { eventually } from "../../deadlines.ts";
import type { Scenario, Step } from "../scenario.ts";
import { filesIn } from "../strayFiles.ts";
import { type KillWorld, namesOfFilms } from "../world.ts";
import { empty, filesOf, imported } from "./bases.ts";

const DROPS = [namesOfFilms(10, 13, 2), namesOfFilms(13, 16)];
const UPLOADS = 4;

/** Three drops of one folder each, the last of all that was dropped before. */
export const importing: Scenario = {
  name: "import",
  base: empty,
  async steps(world) {
    const drops = await Promise.all(DROPS.map((names, index) => world.clips(`drop ${index}`, names)));
    return [...drops, drops.flat()].map((paths, index) => drop(`drop ${index}`, paths));
  },
};

function drop(what: string, paths: readonly string[]): Step {
  return {
    what,
    act: (world) => world.done("/api/files", { method: "POST", body: { paths } }),
    promise: { about: what, holds: (world) => hasFiles(world, paths) },
  };
}

async function hasFiles(world: KillWorld, paths: readonly string[]): Promise<boolean> {
  const known = new Set((await filesOf(world)).map(({ path }) => path));
  return paths.every((path) => known.has(path));
}

/** Files that a browser brings: the program owns what it stores of them. */
export const uploading: Scenario = {
  name: "uploads",
  base: empty,
  async steps(world) {
    const names = namesOfFilms(20, 20 + UPLOADS);
    const paths = await world.clips("to upload", names);
    return names.map((name, index) => {
      // A few hundred kilobytes of nothing behind the film, so that a kill may come in the middle.
      const bytes = Buffer.concat([
        readFileSync(paths[index]!),
        ...Array.from({ length: 20_000 }, () => freeBox(index)),
      ]);
      const isKnown = async () => (await filesOf(world)).some(({ path }) => path.endsWith(`/${name}`));
      return {
        what: `upload ${name}`,
        act: () => world.done(`/api/uploads/${encodeURIComponent(name)}`, { method: "PUT", body: bytes }),
        async isDone() {
          // What had arrived whole before the kill is taken in, a moment after the start.
          const isOnDisk = () => filesIn(join(world.library, "uploads")).some((file) => file.endsWith(`/${name}`));
          await eventually("what was left is taken in or removed", async () => (await isKnown()) || !isOnDisk());
          return isKnown();
        },
        promise: { about: name, holds: isKnown },
      };
    });
  },
};

/** Everything that providers say, asked for again in another language. */
export const enriching: Scenario = {
  name: "enrichment",
  base: imported,
  async steps(world) {
    const { items } = await world.done("/api/films?limit=200");
    const filmIds = (items as { id: number }[]).map(({ id }) => id);
    return [
      {
        what: "French",
        act: () => world.done("/api/settings", { method: "PUT", body: { language: "fr" } }),
        promise: {
          about: "language",
          holds: async () => (await world.done("/api/settings")).language === "fr",
        },
      },
      {
        what: "details again",
        act: () => world.done("/api/films/refresh", { method: "POST", body: { filmIds, what: "details" } }),
      },
    ];
  },
};
