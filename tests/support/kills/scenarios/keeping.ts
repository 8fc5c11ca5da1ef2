import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Scenario, Step } from "../scenario.ts";
import type { KillWorld } from "../world.ts";
import { filmsOf, imported } from "./bases.ts";

const TASKS = ["purge", "images", "vacuum", "integrity", "purge"] as const;

interface Run {
  readonly outcome: string | null;
  readonly finishedAt: string | null;
}

/** Everything that keeps a library small and sound, twice over. */
export const maintaining: Scenario = {
  name: "maintenance",
  base: imported,
  steps: () =>
    TASKS.flatMap((task) => [maintain(task), { what: "until it is done", act: (world) => world.untilSettled() }]),
};

/** A backup is made; what it holds is seen by restoring it. */
export const backingUp: Scenario = {
  name: "backup",
  base: imported,
  steps: (world) => [rateAll(world, 2.5), maintain("backup"), settled, rateAll(world, 5), restoreNewest(world)],
};

/** A library that went on after its backup becomes again what it was then. */
export const restoring: Scenario = {
  name: "restore",
  base: {
    name: "backed up",
    async make(world) {
      await imported.make(world);
      await rateAll(world, 4).act(world);
      await world.done("/api/maintenance/backup", { method: "POST" });
      await world.untilSettled();
      await rateAll(world, 1).act(world);
    },
  },
  steps: (world) => [restoreNewest(world)],
};

const settled: Step = { what: "until it is done", act: (world) => world.untilSettled() };

function maintain(task: string): Step {
  return {
    what: task,
    act: (world) => world.done(`/api/maintenance/${task}`, { method: "POST" }),
    // One that was asked for twice is done twice, and the second time there is nothing to do.
    promise: {
      about: task,
      holds: async (world) => (await runsOf(world, task)).length > 0 || (await isOpen(world, task)),
    },
  };
}

async function runsOf(world: KillWorld, task: string): Promise<readonly Run[]> {
  const { items } = await world.done("/api/maintenance");
  return (items as { task: string; runs: Run[] }[]).find((one) => one.task === task)?.runs ?? [];
}

async function isOpen(world: KillWorld, task: string): Promise<boolean> {
  return (await world.done(`/api/jobs?kind=${task}&limit=1`)).total > 0;
}

function rateAll(world: KillWorld, value: number): Step {
  return {
    what: `rate all films with ${value}`,
    async act() {
      for (const { id } of await filmsOf(world))
        await world.done(`/api/films/${id}/rating`, { method: "PUT", body: { value } });
    },
    promise: {
      about: "ratings",
      holds: async () => (await filmsOf(world)).every(({ userRating }) => userRating === value),
    },
  };
}

/** With the program closed, as a person does; a restore that was cut off is made again. */
function restoreNewest(world: KillWorld): Step {
  return {
    what: "restore the newest backup",
    async act() {
      await world.program.stop();
      await world.program.command("restore", newestBackup(world.library));
      // Who is logged in is part of what was restored.
    },
    promise: {
      about: "ratings",
      holds: async () => (await filmsOf(world)).every(({ userRating }) => userRating !== null),
    },
  };
}

function newestBackup(library: string): string {
  const folder = join(library, "backups");
  const [newest] = readdirSync(folder)
    .filter((name) => /^library-[\dT.-]+\.\w+$/.test(name))
    .toSorted()
    .reverse();
  if (!newest) throw new Error("there is no backup");
  return join(folder, newest);
}
