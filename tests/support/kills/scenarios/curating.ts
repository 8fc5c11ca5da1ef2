import type { Scenario, Step } from "../scenario.ts";
import type { KillWorld } from "../world.ts";
import { fileNamed, filmsOf, imported } from "./bases.ts";

/** Numbers that no film has: with them, what is asked of a few films is asked of many, and a job does it. */
const UNKNOWN = Array.from({ length: 100 }, (_, index) => 900_000 + index);

interface Entry {
  readonly id: number;
  readonly act: string;
  readonly undoable: boolean;
  readonly undoneAt: string | null;
}

/** What the owner makes of films: edits and tags of one and of many, versions merged and split, films removed and restored. */
export const curating: Scenario = {
  name: "curate",
  base: imported,
  async steps(world) {
    const [first, second, ...others] = await filmsOf(world);
    if (!first || !second) throw new Error("there are no films");
    const { id: fileId } = (await world.done(`/api/films/${second.id}`)).files[0];
    const { id: unknown } = await fileNamed(world, "zzyzx qwertz.mp4");
    return [
      editOne(first.id, "A Title of One's Own"),
      editMany(others.map(({ id }) => id)),
      undo("films_edited"),
      editMany(others.map(({ id }) => id)),
      merge(first.id, second.id),
      split(fileId, first.id),
      settled,
      removeMany(others.map(({ id }) => id)),
      undo("films_removed"),
      {
        what: "rate what is back",
        act: () => world.done(`/api/films/${others[0]?.id}/rating`, { method: "PUT", body: { value: 4 } }),
      },
      {
        what: "no film",
        act: () => world.done(`/api/files/${unknown}/kind`, { method: "PUT", body: { kind: "other" } }),
      },
      undo("unmatched"),
      undo("merged_by_hand"),
    ];
  },
};

/** What a job makes of films is not part of the next step. */
const settled: Step = { what: "until it is done", act: (world) => world.untilSettled() };

function editOne(filmId: number, title: string): Step {
  const holds = async (world: KillWorld) => (await world.done(`/api/films/${filmId}`)).title === title;
  const body = { filmIds: [filmId], edit: { set: { title }, addTags: ["mine"] } };
  return {
    what: `edit film ${filmId}`,
    act: (world) => world.done("/api/films/edit", { method: "POST", body }),
    isDone: holds,
    promise: { about: `title of film ${filmId}`, holds },
  };
}

function editMany(filmIds: readonly number[]): Step {
  const body = { filmIds: [...UNKNOWN, ...filmIds], edit: { addTags: ["many"], set: { certification: "12" } } };
  return {
    what: "edit many films",
    async act(world) {
      await world.done("/api/films/edit", { method: "POST", body });
      await world.untilSettled();
    },
    // A second edit changes nothing, and leaves no entry.
    promise: {
      about: "tags of many",
      holds: async (world) => (await world.done("/api/films?tag=many")).total === filmIds.length,
    },
  };
}

function merge(into: number, filmId: number): Step {
  const isMerged = async (world: KillWorld) => (await world.done(`/api/films/${filmId}`)).id === into;
  return {
    what: `merge film ${filmId} into ${into}`,
    act: (world) => world.done("/api/films/merge", { method: "POST", body: { into, filmIds: [filmId] } }),
    isDone: isMerged,
    promise: { about: "the merged film", holds: isMerged },
  };
}

function split(fileId: number, filmId: number): Step {
  const isSplit = async (world: KillWorld) => {
    const { files } = await world.done(`/api/films/${filmId}`);
    return !(files as { id: number }[]).some(({ id }) => id === fileId);
  };
  return {
    what: `split file ${fileId}`,
    act: (world) => world.done("/api/files/split", { method: "POST", body: { fileIds: [fileId] } }),
    isDone: isSplit,
    promise: { about: "the split file", holds: isSplit },
  };
}

function removeMany(filmIds: readonly number[]): Step {
  const isAsked = async (world: KillWorld) => (await newest(world, "films_removed")) !== undefined;
  return {
    what: "remove many films",
    async act(world) {
      if (!(await isAsked(world)))
        await world.done("/api/films/remove", { method: "POST", body: { filmIds: [...UNKNOWN, ...filmIds] } });
      await world.untilSettled();
    },
    promise: {
      about: "tags of many",
      holds: async (world) => (await world.done("/api/films?tag=many")).total === 0,
    },
  };
}

/** The entry is chosen once: asked again after a kill, the same act is meant. */
function undo(act: string): Step {
  let chosen: number | null = null;
  const isUndone = async (world: KillWorld) =>
    chosen !== null && (await journalOf(world)).find(({ id }) => id === chosen)?.undoneAt != null;
  return {
    what: `undo ${act}`,
    async act(world) {
      chosen ??= (await newest(world, act))?.id ?? null;
      if (chosen === null) throw new Error(`nothing to undo of ${act}`);
      if (!(await isUndone(world))) await world.done(`/api/journal/${chosen}/undo`, { method: "POST" });
      await world.untilSettled();
    },
    promise: { about: act, replaces: ["tags of many", "the merged film", "the split file"], holds: isUndone },
  };
}

async function newest(world: KillWorld, act: string): Promise<Entry | undefined> {
  return (await journalOf(world)).find((entry) => entry.act === act && entry.undoable && entry.undoneAt === null);
}

async function journalOf(world: KillWorld): Promise<readonly Entry[]> {
  return (await world.done("/api/journal?limit=200")).items as Entry[];
}
