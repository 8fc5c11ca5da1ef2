import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeRatingSet } from "../../../integration/recommendation/ratingSetFiles.ts";
import { SMALL_CATALOGUE } from "../../../standins/index.ts";
import { madeRatings } from "../../../unit/recommendation/madeRatings.ts";
import type { Scenario, Step } from "../scenario.ts";
import type { KillWorld } from "../world.ts";
import { imported } from "./bases.ts";

interface RatingImport {
  readonly id: number;
  readonly place: string;
  readonly state: string;
}

/** A model is trained on a small community, measured, kept and promoted. */
export const training: Scenario = {
  name: "training",
  base: {
    name: "community",
    async make(world) {
      await imported.make(world);
      const path = writeRatingSet(join(world.root, "sets", "community"), {
        ratings: madeRatings({ users: 60, films: 25 }),
        films: 25,
      });
      await world.done("/api/ratings/imports", { method: "POST", body: { path } });
      await world.untilSettled();
    },
  },
  steps: (world) => [
    {
      what: "train",
      act: () => world.done("/training/", { method: "POST", body: {} }),
      isDone: async () => (await world.done("/training/")).items.length > 0,
      promise: { about: "training", holds: async () => (await world.done("/training/")).items.length === 1 },
    },
  ],
};

/** Two sets of a community and an export of one's own are imported, and one of them is undone. */
export const importingRatings: Scenario = {
  name: "rating import",
  base: imported,
  steps(world) {
    const sets = ["first", "second"].map((name, index) =>
      writeRatingSet(join(world.root, "sets", name), {
        ratings: madeRatings({ users: 300, films: 40, seed: index + 3 }),
        films: 40,
      }),
    );
    return [
      importSet(world, sets[0]!),
      settled,
      importSet(world, sets[1]!),
      settled,
      bringAlong(world),
      takeBack(world, sets[0]!),
    ];
  },
};

const settled: Step = { what: "until it is done", act: (world) => world.untilSettled() };

const importsOf = async (world: KillWorld): Promise<readonly RatingImport[]> =>
  (await world.done("/api/ratings/imports")).items;

function importSet(world: KillWorld, path: string): Step {
  const isKnown = async () => {
    const { items } = await world.done("/api/jobs?limit=200");
    const isWaiting = (items as { kind: string; state: string }[]).some(
      ({ kind, state }) => /rating/.test(kind) && (state === "queued" || state === "running"),
    );
    return isWaiting || (await importsOf(world)).some(({ place }) => place === path);
  };
  return {
    what: `import ${path}`,
    act: () => world.done("/api/ratings/imports", { method: "POST", body: { path } }),
    isDone: isKnown,
    promise: { about: path, holds: isKnown },
  };
}

function bringAlong(world: KillWorld): Step {
  const lines = SMALL_CATALOGUE.slice(0, 20).map(
    ({ imdbId, title, year }, index) =>
      `${imdbId},${1 + (index % 10)},2024-01-0${1 + (index % 9)},"${title.en}",movie,${year}`,
  );
  const file = join(world.root, "ratings.csv");
  writeFileSync(file, ["Const,Your Rating,Date Rated,Title,Title Type,Year", ...lines].join("\r\n"));
  const isKnown = async () =>
    (await world.done("/api/films?limit=200")).items.some(
      ({ userRating }: { userRating: number | null }) => userRating !== null,
    );
  return {
    what: "ratings of IMDb",
    act: () =>
      world.done("/api/me/ratings/imdb/ratings.csv", {
        method: "PUT",
        body: ["Const,Your Rating,Date Rated,Title,Title Type,Year", ...lines].join("\r\n"),
      }),
    isDone: isKnown,
    promise: { about: "imdb", holds: isKnown },
  };
}

function takeBack(world: KillWorld, path: string): Step {
  const found = async () => (await importsOf(world)).find(({ place }) => place === path);
  const isUndone = async () => (await found())?.state === "undone" || (await found()) === undefined;
  return {
    what: `take ${path} back`,
    act: async () => world.done(`/api/ratings/imports/${(await found())?.id}`, { method: "DELETE" }),
    isDone: isUndone,
    promise: { about: path, holds: isUndone },
  };
}
