import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addressOf, type DescribedRoute, describedRoutes } from "./describedRoutes.ts";
import { OWNER_ROUTES, VALID_BODIES } from "./routeLists.ts";
import { MEMBER, OTHER, type ServedProgram, startServedProgram } from "./servedProgram.ts";

/** A film for everybody, one for adults, and one whose age nobody states; they share actors. */
const VISIBLE = { title: "The Glass Orchard", year: 1985, certification: "US:G" };
const ADULT = { title: "The Blue Lighthouse", year: 1971, certification: "US:R" };
const UNKNOWN = { title: "The Blue Lighthouse", year: 2009, certification: "US:NR" };
const FILMS = [VISIBLE, ADULT, UNKNOWN].map((film) => ({
  file: `${film.title.replaceAll(" ", ".")}.${film.year}`,
  nfo: `<movie><title>${film.title}</title><year>${film.year}</year><mpaa>${film.certification}</mpaa></movie>`,
}));
/** What names the hidden films: titles in each language, directors, file names. */
const HIDDEN_NAMES = /Blue.Lighthouse|Phare bleu|blaue Feuer|Klara Vogt|Owen Marsh/i;

let program: ServedProgram;
let owner: string;
let kid: string;
let other: string;
let routes: readonly DescribedRoute[];
let visible: Film;
let hidden: readonly Film[];

interface Film {
  readonly id: number;
  readonly files: readonly { readonly id: number }[];
  readonly poster: { readonly url: string };
  readonly credits: readonly { readonly personId: number; readonly job: string }[];
}

beforeAll(async () => {
  program = await startServedProgram();
  ({ owner, member: kid, other } = await program.household());
  await program.clips(...FILMS.map(({ file }) => `${file}.mp4`));
  for (const { file, nfo } of FILMS) writeFileSync(join(program.folder, "films", `${file}.nfo`), nfo);
  const path = join(program.folder, "films");
  await program.ask("/api/folders", { method: "POST", as: owner, body: { path } });
  await program.engine.local.intake.folders.whenScansEnd();
  await program.settled();
  const { items } = (await program.ask("/api/films", { as: owner })).body;
  expect(items).toHaveLength(3);
  const details: Film[] = [];
  for (const { id } of items) details.push((await program.ask(`/api/films/${id}`, { as: owner })).body as Film);
  visible = details.find((_, at) => items[at].year === 1985)!;
  hidden = details.filter((film) => film !== visible);
  await markHiddenFilms();
  routes = await describedRoutes(program, owner);
  const limited = await limitTo(10);
  expect(limited).toMatchObject({ status: 200, body: { userId: MEMBER.userId, maximumAge: 10 } });
});
afterAll(() => program?.[Symbol.asyncDispose]());

const limitTo = (maximumAge: number | null, userId: string = MEMBER.userId, as: string = owner) =>
  program.ask(`/api/users/${encodeURIComponent(userId)}/age-limit`, { method: "PUT", as, body: { maximumAge } });

/** What the profile entered before it had a limit must not show the films now. */
async function markHiddenFilms(): Promise<void> {
  const lists = (await program.ask("/api/me/lists", { as: kid })).body.items;
  for (const { id } of [...hidden, visible]) {
    await program.ask(`/api/films/${id}/rating`, { method: "PUT", as: kid, body: { value: 5 } });
    await program.ask(`/api/films/${id}/watched`, {
      method: "PUT",
      as: kid,
      body: { watched: false, positionSeconds: 1 },
    });
    await program.ask(`/api/me/lists/${lists[0].id}/films/${id}`, { method: "PUT", as: kid, body: { listed: true } });
    const body = { filmId: id, watchedOn: "2024-05-01" };
    expect((await program.ask("/api/me/diary", { method: "POST", as: kid, body })).status).toBe(201);
    await program.ask(`/api/films/${id}/rating`, { method: "PUT", as: other, body: { value: 5 } });
  }
  await program.ask("/api/me/taste", { method: "PUT", as: other, body: { isShared: true } });
}

/** The id of the hidden film, or of something of it, that a route could take. */
function hiddenIds({ path }: DescribedRoute, film: Film): Record<string, string | number> {
  const [file] = film.files;
  const director = film.credits.find(({ job }) => job === "director")?.personId ?? 0;
  const id = path.startsWith("/api/films/")
    ? film.id
    : path.startsWith("/api/files/")
      ? (file?.id ?? 0)
      : path.startsWith("/api/people/")
        ? director
        : path.startsWith("/api/artwork/")
          ? Number(/artwork\/(\d+)/.exec(film.poster.url)?.[1])
          : 1;
  return {
    id,
    filmId: film.id,
    fileId: file?.id ?? 0,
    personId: director,
    width: 342,
    track: "beside-0",
    kind: "poster",
    userId: OTHER.userId,
    year: 2024,
    format: "json",
    path: "poster-4000001.jpg",
  };
}

test("the owner's answers name the films, which proves that the search below can find them", async () => {
  const naming = [];
  for (const route of routes.filter(({ method }) => method === "GET")) {
    const { body } = await program.ask(addressOf(route, hiddenIds(route, hidden[0]!)), { as: owner });
    if (HIDDEN_NAMES.test(JSON.stringify(body))) naming.push(route.name);
  }
  expect(naming).toEqual(
    expect.arrayContaining(["GET /api/films", "GET /api/films/{id}", "GET /api/people", "GET /api/files"]),
  );
});

test("a kids profile compares and reviews the films that it may see, and no other", async () => {
  const compared = await program.ask(`/api/taste/${OTHER.userId}`, { as: kid });
  expect(compared).toMatchObject({ status: 200, body: { ratedByBoth: 1 } });
  expect((await program.ask(`/api/taste/${OTHER.userId}/tonight`, { as: kid })).status).toBe(200);
  expect((await program.ask("/api/me/diary/years/2024", { as: kid })).body).toMatchObject({ viewings: 1, films: 1 });
});

describe("every route, asked by a kids profile with the ids of hidden films,", () => {
  test("names none of them", async () => {
    for (const film of hidden) {
      for (const route of routes) {
        if (ENDS_SESSIONS.has(route.name)) continue;
        const body = VALID_BODIES[route.name] ?? OWNER_ROUTES[route.name] ?? (route.takesJson ? {} : undefined);
        const { status, body: answer } = await program.ask(addressOf(route, hiddenIds(route, film)), {
          method: route.method,
          as: kid,
          body,
        });
        expect([route.name, status]).not.toEqual([route.name, 500]);
        expect([route.name, JSON.stringify(answer)]).toEqual([route.name, expect.not.stringMatching(HIDDEN_NAMES)]);
      }
    }
  });

  test("is refused where it is of a film, a file, a picture or a person", async () => {
    const OF_FILMS = /^(?:GET|PUT|DELETE|POST) \/api\/(?:films|files|people|artwork)\/.*\{/;
    for (const film of hidden) {
      for (const route of routes.filter(({ name }) => OF_FILMS.test(name))) {
        const body = VALID_BODIES[route.name] ?? OWNER_ROUTES[route.name] ?? (route.takesJson ? {} : undefined);
        const { status } = await program.ask(addressOf(route, hiddenIds(route, film)), {
          method: route.method,
          as: kid,
          body,
        });
        expect([403, 404, 422], `${route.name}: ${status}`).toContain(status);
      }
    }
  });

  test("is refused unless the contract declares that it serves kids profiles", async () => {
    for (const route of routes.filter(({ access, forKids }) => access === "authenticated" && !forKids)) {
      const answer = await program.ask(addressOf(route, hiddenIds(route, visible)), { method: route.method, as: kid });
      expect([route.name, answer.status, answer.body.code]).toEqual([route.name, 403, "not_for_kids"]);
    }
  });
});

/** Would end the session of this test, or change what the others need. */
const ENDS_SESSIONS = new Set(["DELETE /api/sessions/current", "DELETE /api/sessions", "DELETE /api/sessions/{id}"]);

describe("a kids profile", () => {
  const idsIn = async (path: string) =>
    (await program.ask(path, { as: kid })).body.items.map((item: { id?: number; film?: { id: number } }) =>
      item.film ? item.film.id : item.id,
    );

  test("lists, counts, finds and is suggested its films, and no other", async () => {
    expect(await idsIn("/api/films")).toEqual([visible.id]);
    for (const query of ["sort=year", "q=orchard", "genre=Horror", "hdr=false"]) {
      const { body } = await program.ask(`/api/films?${query}`, { as: kid });
      expect([query, body.total, body.items.length]).toEqual([query, 1, 1]);
    }
    const facets = (await program.ask("/api/films/facets", { as: kid })).body;
    expect(facets).toMatchObject({ total: 1, genres: [{ name: "Horror", count: 1 }] });
    expect((await program.ask("/api/films/jump-index", { as: kid })).body.total).toBe(1);
    expect((await program.ask("/api/films/ids?from=0&to=9", { as: kid })).body.ids).toEqual([visible.id]);
    await program.ask(`/api/films/${visible.id}/rating`, { method: "DELETE", as: kid });
    await program.ask(`/api/films/${visible.id}/watched`, { method: "PUT", as: kid, body: { watched: false } });
    const suggested: readonly number[] = await idsIn("/api/me/recommendations");
    expect(suggested.filter((id) => id !== visible.id)).toEqual([]);
  });

  test.for(["lighthouse", "lighthuose", "phare bleu", "klara vogt", "lighth"])("%j finds nothing", async (q) => {
    const text = encodeURIComponent(q);
    expect((await program.ask(`/api/films?q=${text}`, { as: owner })).body.total).toBeGreaterThan(0);
    const listed = (await program.ask(`/api/films?q=${text}`, { as: kid })).body;
    expect([listed.total, listed.items]).toEqual([0, []]);
    const found = (await program.ask(`/api/search?q=${text}`, { as: kid })).body;
    expect([found.films, found.people]).toEqual([[], []]);
    // A word of a hidden film is as unknown as any other.
    for (const { kind } of found.interpretation.parts) expect(kind).toBe("unknown");
  });

  test("sees people by the films that it may see", async () => {
    const actor = visible.credits.find(({ job, personId }) => job === "actor" && isShared(personId));
    expect(actor).toBeDefined();
    const ofOwner = (await program.ask(`/api/people/${actor?.personId}`, { as: owner })).body;
    const ofKid = (await program.ask(`/api/people/${actor?.personId}`, { as: kid })).body;
    expect(ofOwner.films).toBeGreaterThan(1);
    expect(ofKid.films).toBe(1);
  });

  test("counts only its films on lists, in the diary and in statistics", async () => {
    const [list] = (await program.ask("/api/me/lists", { as: kid })).body.items;
    expect(list.count).toBe(1);
    const diary = (await program.ask("/api/me/diary", { as: kid })).body;
    expect([diary.total, diary.items.map((entry: { filmId: number }) => entry.filmId)]).toEqual([1, [visible.id]]);
    expect((await program.ask("/api/me/statistics", { as: kid })).body.films).toBe(1);
    expect((await program.ask("/api/me/discoveries", { as: kid })).body.items).toEqual([]);
  });

  test("changes and removes nothing of its diary that it may not see", async () => {
    const [{ id: user }] = program.engine.local.store
      .sql<{ id: number }>("SELECT id FROM user WHERE user_id = :name")
      .all({
        name: MEMBER.userId,
      }) as [{ id: number }];
    const rows = () =>
      program.engine.local.store
        .sql<{ id: number }>("SELECT id, watched_on, note, rating FROM diary_entry WHERE user = :user ORDER BY id")
        .all({ user });
    const journal = () => program.engine.local.store.sql<{ n: number }>("SELECT count(*) AS n FROM journal").get()?.n;
    const [shown] = (await program.ask("/api/me/diary", { as: kid })).body.items;
    const before = [rows(), journal()];
    const hiddenEntries = rows().filter(({ id }) => id !== shown.id);
    expect(hiddenEntries.length).toBeGreaterThan(0);
    for (const { id } of hiddenEntries) {
      const change = await program.ask(`/api/me/diary/${id}`, { method: "PUT", as: kid, body: { note: "mine" } });
      const removal = await program.ask(`/api/me/diary/${id}`, { method: "DELETE", as: kid });
      expect([change.status, removal.status]).toEqual([404, 404]);
    }
    expect([rows(), journal()]).toEqual(before);
  });

  test("is shown and played the films that it may see", async () => {
    expect((await program.ask(`/api/films/${visible.id}`, { as: kid })).status).toBe(200);
    expect((await program.ask(visible.poster.url, { as: kid })).status).toBe(200);
    expect((await program.ask(`/api/files/${visible.files[0]?.id}/stream`, { as: kid })).status).toBe(200);
    const rated = await program.ask(`/api/films/${visible.id}/rating`, { method: "PUT", as: kid, body: { value: 4 } });
    expect(rated.status).toBe(204);
  });

  test("is not told of hidden films, and is told of the others, even by a stream that is older than the limit", async () => {
    await limitTo(null);
    const stream = await openEvents(kid);
    await limitTo(10);
    program.engine.local.emit({ type: "film.changed", filmId: hidden[0]!.id });
    program.engine.local.emit({ type: "job.queued", kind: "probe" });
    program.engine.local.emit({ type: "film.changed", filmId: visible.id, fileId: 77 });
    const text = await stream.until(`"filmId":${visible.id}`);
    expect(text).not.toMatch(new RegExp(`"filmId":${hidden[0]!.id}\\b|job\\.queued|fileId`));
  });

  test("sees a film as soon as its certification or the profile's limit allows it", async () => {
    await limitTo(18);
    expect(new Set(await idsIn("/api/films"))).toEqual(new Set([visible.id, hiddenOf(1971)]));
    await limitTo(10);
    expect(await idsIn("/api/films")).toEqual([visible.id]);
  });
});

describe("the age limit", () => {
  test("is set by the owner alone, for members alone", async () => {
    expect((await limitTo(null, MEMBER.userId, kid)).body.code).toBe("owner_only");
    const { userId } = (await program.ask("/api/sessions/current", { as: owner })).body.user;
    expect((await limitTo(6, userId)).body.code).toBe("owner_unlimited");
    expect((await limitTo(6, "nobody at all")).body.code).toBe("unknown_user");
    expect((await program.ask("/api/sessions/current", { as: kid })).body.user.maximumAge).toBe(10);
  });

  test("may be given to a new profile", async () => {
    const body = { userId: "ida", password: "a quiet green harbour", maximumAge: 6 };
    expect((await program.ask("/api/users", { method: "POST", as: owner, body })).body.maximumAge).toBe(6);
  });
});

function hiddenOf(year: number): number | undefined {
  return hidden.find((film) => (film as Film & { year: number }).year === year)?.id;
}

function isShared(personId: number): boolean {
  return hidden.some(({ credits }) => credits.some((credit) => credit.personId === personId));
}

/** What an open event stream has sent so far. */
async function openEvents(as: string) {
  const sent = program.open("/api/events", { as });
  let text = "";
  const opened = new Promise<void>((resolve) => {
    sent.on("response", (response) => {
      response.setEncoding("utf8").on("data", (piece: string) => {
        text += piece;
        if (text.includes("stream.opened")) resolve();
      });
    });
  });
  sent.end();
  await opened;
  return {
    async until(part: string): Promise<string> {
      await expect.poll(() => text).toContain(part);
      sent.destroy();
      return text;
    },
  };
}
