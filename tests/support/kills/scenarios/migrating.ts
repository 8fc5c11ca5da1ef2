import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { benchDataFolder } from "../../../standins/index.ts";
import { eventually } from "../../deadlines.ts";
import type { Scenario } from "../scenario.ts";
import type { KillWorld } from "../world.ts";

const PASSWORD = "correct horse battery";
const archive = () => join(benchDataFolder(), "library-0.1/data.tar.gz");

export const isOldLibraryThere = (): boolean => existsSync(archive());

/** A library of release 0.1 is opened by this program for the first time. */
export const migrating: Scenario = {
  name: "migration",
  base: {
    name: "release 0.1",
    // It was not opened since: each round begins with the folder as that release left it.
    make: async (world) => void execFileSync("tar", ["xzf", archive(), "-C", world.library]),
  },
  arrange(world) {
    world.logins = { ada: { userId: "ana", password: PASSWORD }, bea: { userId: "bea", password: PASSWORD } };
  },
  steps: (world) => [
    { what: "ana logs in", act: () => world.logIn("ada") },
    { what: "bea logs in", act: () => world.logIn("bea") },
    { what: "until it is seen that the drive with the films is not there", act: untilOffline },
  ],
  judge(dump) {
    const truth = JSON.parse(readFileSync(join(benchDataFolder(), "library-0.1/truth.json"), "utf8")) as Truth;
    const found = (dump["films of ada"] ?? []).map((row) => JSON.parse(row) as Film);
    const toText = ({ title, year, state, rating, watched }: Omit<Film, "userRating">) =>
      JSON.stringify([title, year, state, rating, watched]);
    const now = new Set(found.map((film) => toText({ ...film, rating: film.userRating })));
    return [
      ...(found.length === truth.films.length ? [] : [`${found.length} films, not ${truth.films.length}`]),
      ...truth.films.map(toText).filter((film) => !now.has(film)),
    ];
  },
};

async function untilOffline(world: KillWorld): Promise<void> {
  await eventually("every film is offline", async () => {
    // After several kills in a row nothing is watched until the owner says so.
    await world.untilSettled();
    const { matched = 0 } = (await world.done("/api/files/counts", { isOnlyLooking: true })) as { matched?: number };
    return matched === 0;
  });
}

interface Film {
  readonly title: string;
  readonly year: number | null;
  readonly state: string;
  readonly rating: number | null;
  readonly userRating: number | null;
  readonly watched: boolean;
}

/** What the old release answered just before. */
interface Truth {
  readonly films: readonly Omit<Film, "userRating">[];
}
