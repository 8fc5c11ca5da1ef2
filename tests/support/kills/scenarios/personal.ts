import { AVATARS } from "../../../../src/contract/avatars.ts";
import type { Scenario, Step } from "../scenario.ts";
import type { KillWorld, PersonName } from "../world.ts";
import { type FilmCard, filmsOf, imported } from "./bases.ts";

/** Two people rate, watch, keep lists, filters and a diary, and arrange what is theirs, one after another. */
export const rating: Scenario = {
  name: "ratings",
  base: imported,
  async steps(world) {
    const films = await filmsOf(world);
    return (["ada", "bea"] as const).flatMap((as, person) => [
      ...films.flatMap((film, index) => [
        rate(world, as, film, 0.5 + ((index + person) % 10) / 2),
        ...(index % 2 === person ? [watch(world, as, film)] : []),
        ...(index % 4 === 0 ? [unrate(world, as, film)] : []),
      ]),
      ...listOf(world, as, films),
      keepFilter(world, as),
      dismiss(world, as, films[person]!),
      writeDiary(world, as, films[person + 2]!),
      suggestLess(world, as, films[person + 4]!),
      ...profileOf(world, as),
      rateMany(world, as, films.slice(0, 3)),
    ]);
  },
};

const cardOf = async (world: KillWorld, as: PersonName, { id }: FilmCard) =>
  (await filmsOf(world, as)).find((film) => film.id === id);

function rate(world: KillWorld, as: PersonName, film: FilmCard, value: number): Step {
  return {
    what: `${as} rates ${film.title} with ${value}`,
    act: () => world.done(`/api/films/${film.id}/rating`, { method: "PUT", body: { value }, as }),
    promise: {
      about: `rating of ${film.id} by ${as}`,
      holds: async () => (await cardOf(world, as, film))?.userRating === value,
    },
  };
}

function unrate(world: KillWorld, as: PersonName, film: FilmCard): Step {
  return {
    what: `${as} takes the rating of ${film.title} back`,
    act: () => world.done(`/api/films/${film.id}/rating`, { method: "DELETE", as }),
    promise: {
      about: `rating of ${film.id} by ${as}`,
      holds: async () => (await cardOf(world, as, film))?.userRating === null,
    },
  };
}

function watch(world: KillWorld, as: PersonName, film: FilmCard): Step {
  return {
    what: `${as} has watched ${film.title}`,
    act: () => world.done(`/api/films/${film.id}/watched`, { method: "PUT", body: { watched: true }, as }),
    promise: {
      about: `watched ${film.id} by ${as}`,
      holds: async () => (await cardOf(world, as, film))?.watched === true,
    },
  };
}

function listOf(world: KillWorld, as: PersonName, films: readonly FilmCard[]): Step[] {
  const name = `Rainy Sundays of ${as}`;
  const list = async () =>
    ((await world.done("/api/me/lists", { as })).items as { id: number; name: string; count: number }[]).find(
      (one) => one.name === name,
    );
  return [
    {
      what: `${as} makes a list`,
      act: () => world.done("/api/me/lists", { method: "POST", body: { name }, as }),
      isDone: async () => (await list()) !== undefined,
      promise: { about: name, holds: async () => (await list()) !== undefined },
    },
    ...films.slice(2, 5).map((film, index) => ({
      what: `${as} puts ${film.title} on it`,
      act: async () =>
        world.done(`/api/me/lists/${(await list())?.id}/films/${film.id}`, {
          method: "PUT",
          body: { listed: true },
          as,
        }),
      promise: { about: `films of ${name}`, holds: async () => (await list())?.count === index + 1 },
    })),
  ];
}

function keepFilter(world: KillWorld, as: PersonName): Step {
  const kept = async () => (await world.done("/api/me/smart-lists", { as })).items.length === 1;
  const body = { name: "Early nineties", filter: { yearFrom: 1990, yearTo: 1994 } };
  return {
    what: `${as} keeps a filter`,
    act: () => world.done("/api/me/smart-lists", { method: "POST", body, as }),
    isDone: kept,
    promise: { about: `filter of ${as}`, holds: kept },
  };
}

function dismiss(world: KillWorld, as: PersonName, film: FilmCard): Step {
  return {
    what: `${film.title} is not for ${as}`,
    act: () => world.done(`/api/films/${film.id}/dismissed`, { method: "PUT", body: { dismissed: true }, as }),
  };
}

function rateMany(world: KillWorld, as: PersonName, films: readonly FilmCard[]): Step {
  const filmIds = films.map(({ id }) => id);
  return {
    what: `${as} rates three films at once`,
    act: () =>
      world.done("/api/me/films", { method: "POST", body: { filmIds, act: { kind: "rating", value: 3.5 } }, as }),
    promise: {
      about: `rating of ${filmIds[0]} by ${as}`,
      replaces: filmIds.slice(1).map((id) => `rating of ${id} by ${as}`),
      holds: async () => (await cardOf(world, as, films[0]!))?.userRating === 3.5,
    },
  };
}

/** An entry that stands alone: nothing else about the film is promised after it. */
function writeDiary(world: KillWorld, as: PersonName, film: FilmCard): Step {
  const body = { filmId: film.id, watchedOn: "2024-02-29", rating: 3.5, note: "In the rain." };
  const isWritten = async () =>
    ((await world.done("/api/me/diary", { as })).items as { watchedOn: string }[]).some(
      ({ watchedOn }) => watchedOn === body.watchedOn,
    );
  return {
    what: `${as} enters ${film.title} in the diary`,
    act: () => world.done("/api/me/diary", { method: "POST", body, as }),
    isDone: isWritten,
    promise: { about: `diary of ${as}`, holds: isWritten },
  };
}

function suggestLess(world: KillWorld, as: PersonName, film: FilmCard): Step {
  const isSaid = async () => (await world.done(`/api/films/${film.id}`, { as })).lessLikeThis === true;
  return {
    what: `${as} wants fewer films like ${film.title}`,
    act: () => world.done(`/api/films/${film.id}/less-like-this`, { method: "PUT", body: { lessLikeThis: true }, as }),
    isDone: isSaid,
    promise: { about: `films like ${film.id} for ${as}`, holds: isSaid },
  };
}

/** The avatar, the rows of Home, and who may compare ratings. */
function profileOf(world: KillWorld, as: PersonName): Step[] {
  const rows = [{ kind: "newest", isHidden: true, savedFilterId: null }];
  return [
    {
      what: `${as} chooses an avatar`,
      act: () => world.done("/api/me/avatar", { method: "PUT", body: { drawn: AVATARS[0] }, as }),
      promise: {
        about: `avatar of ${as}`,
        holds: async () => (await world.done("/api/sessions/current", { as })).user.avatar.drawn === AVATARS[0],
      },
    },
    {
      what: `${as} arranges Home`,
      act: () => world.done("/api/me/home/rows", { method: "PUT", body: { rows }, as }),
      promise: {
        about: `Home of ${as}`,
        holds: async () => {
          const { items } = await world.done("/api/me/home/rows", { as });
          return (
            (items as { kind: string; isHidden: boolean }[]).find(({ kind }) => kind === "newest")?.isHidden === true
          );
        },
      },
    },
    {
      what: `${as} shares their taste`,
      act: () => world.done("/api/me/taste", { method: "PUT", body: { isShared: true }, as }),
      promise: {
        about: `shared taste of ${as}`,
        holds: async () => (await world.done("/api/me/taste", { as })).isShared === true,
      },
    },
  ];
}
