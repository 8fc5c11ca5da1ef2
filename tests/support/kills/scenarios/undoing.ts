import { SMALL_CATALOGUE } from "../../../standins/index.ts";
import type { Scenario, Step } from "../scenario.ts";
import type { KillWorld } from "../world.ts";
import { fileNamed, filmsOf, imported } from "./bases.ts";

/** A film that no file of the library is. */
const OTHER = SMALL_CATALOGUE[30]!;

interface Entry {
  readonly id: number;
  readonly act: string;
  readonly fileId: number | null;
  readonly undoable: boolean;
  readonly undoneAt: string | null;
}

/** Manual decisions about files of identified films, all of them undone, with ratings that must stay where they are. */
export const undoing: Scenario = {
  name: "undo",
  base: imported,
  async steps(world) {
    const names = ["The Glass Orchard (1984) v0.mp4", "The Glass Orchard (1985) v0.mp4", "holiday in brittany.mp4"];
    const files = await Promise.all(names.map((name) => fileNamed(world, name)));
    const films = (await filmsOf(world)).filter(({ title }) => title === "The Glass Orchard");
    return [
      ...films.map((film) => ({
        what: `rate ${film.title}`,
        act: () => world.done(`/api/films/${film.id}/rating`, { method: "PUT", body: { value: 4 } }),
      })),
      ...files.flatMap(({ id }) => [match(id), settled, undoLast(id, "match")]),
      setKind(files[0]!.id),
      undoLast(files[0]!.id, "kind"),
      // Done, undone by its own way back, and the film is what it was.
      match(files[1]!.id),
      settled,
      unmatch(files[1]!.id),
    ];
  },
};

/** What was learnt of the other film by then depends on the moment, and is kept with it. */
const settled: Step = { what: "until it is done", act: (world) => world.untilSettled() };

function match(fileId: number): Step {
  const isOther = async (world: KillWorld) => {
    const { filmId } = (await world.done(`/api/files?limit=200`)).items.find(({ id }: { id: number }) => id === fileId);
    return (await world.done(`/api/films/${filmId}`)).externalIds.tmdb === OTHER.tmdbId;
  };
  return {
    what: `match file ${fileId} by hand`,
    act: (world) => world.done(`/api/files/${fileId}/match`, { method: "PUT", body: { tmdbId: OTHER.tmdbId } }),
    isDone: isOther,
    promise: { about: `file ${fileId}`, holds: isOther },
  };
}

function setKind(fileId: number): Step {
  const kind = async (world: KillWorld) =>
    (await journalOf(world, fileId)).some(({ undoable, undoneAt }) => undoable && undoneAt === null);
  return {
    what: `file ${fileId} is no film`,
    act: (world) => world.done(`/api/files/${fileId}/kind`, { method: "PUT", body: { kind: "other" } }),
    isDone: kind,
  };
}

/** The entry is chosen once: asked again after a kill, the same act is meant. */
function undoLast(fileId: number, what: string): Step {
  let chosen: number | null = null;
  const isUndone = async (world: KillWorld) =>
    chosen !== null && (await journalOf(world, fileId)).find(({ id }) => id === chosen)?.undoneAt != null;
  return {
    what: `undo the ${what} of file ${fileId}`,
    async act(world) {
      chosen ??=
        (await journalOf(world, fileId)).find(({ undoable, undoneAt }) => undoable && undoneAt === null)?.id ?? null;
      if (chosen === null) throw new Error(`nothing to undo about file ${fileId}`);
      await world.done(`/api/journal/${chosen}/undo`, { method: "POST" });
    },
    isDone: isUndone,
    promise: { about: `file ${fileId}`, holds: isUndone },
  };
}

function unmatch(fileId: number): Step {
  return {
    what: `take the match of file ${fileId} back`,
    act: (world) => world.done(`/api/files/${fileId}/match`, { method: "DELETE" }),
    promise: { about: `file ${fileId}`, holds: async () => true },
  };
}

async function journalOf(world: KillWorld, fileId: number): Promise<readonly Entry[]> {
  const { items } = await world.done("/api/journal?limit=200");
  return (items as Entry[]).filter((entry) => entry.fileId === fileId);
}
