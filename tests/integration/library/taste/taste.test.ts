import { expect, test } from "vitest";
import { madeFilms } from "../../drift/madeFilms.ts";
import { type Program, startLoggedInProgram } from "../../wholeProgram/program.ts";
import { createSampleFilms } from "../support/sampleFilms.ts";

const EVE = { userId: "eve", password: "limelight and gauze" };

/** The owner ada and the member eve, who rated six films; eve's session and the owner's. */
async function twoPeople(program: Program) {
  const films = madeFilms(program, 8);
  const ada = (await program.ask("/api/sessions", "POST", { userId: "ada", password: "nitrate and silver" })).body
    .sessionId;
  await program.ask("/api/users", "POST", EVE);
  const eve = (await program.ask("/api/sessions", "POST", EVE)).body.sessionId;
  for (const [session, values] of [
    [ada, [5, 5, 4, 3, 2, 1]],
    [eve, [5, 4, 4, 3, 5, 1]],
  ] as const) {
    program.useSession(session);
    for (const [index, value] of values.entries())
      await program.ask(`/api/films/${films[index]}/rating`, "PUT", { value });
  }
  return { films, ada, eve };
}

test("nobody's taste is compared before they allow it, nor after they withdraw it", async () => {
  await using program = await startLoggedInProgram();
  const { ada, eve, films } = await twoPeople(program);
  const compare = () => program.ask("/api/taste/eve");
  program.useSession(ada);
  expect((await program.ask("/api/me/taste")).body).toEqual({ isShared: false, members: [] });
  // The same as for somebody who does not exist.
  expect([(await compare()).body.code, (await program.ask("/api/taste/nobody")).body.code]).toEqual([
    "unknown_user",
    "unknown_user",
  ]);
  expect((await program.ask("/api/taste/eve/tonight")).body.code).toBe("unknown_user");

  program.useSession(eve);
  expect((await program.ask("/api/me/taste", "PUT", { isShared: true })).status).toBe(204);
  program.useSession(ada);
  expect((await program.ask("/api/me/taste")).body.members.map(({ userId }: { userId: string }) => userId)).toEqual([
    "eve",
  ]);
  const { body } = await compare();
  expect(body).toMatchObject({ ratedByBoth: 6 });
  expect(body.agreement).toBeCloseTo(1 - 4 / 6 / 4.5, 10);
  expect(body.bothLoved.map(({ film }: { film: { id: number } }) => film.id)).toEqual(films.slice(0, 3));
  expect(
    body.differMost.map(({ film, theirs }: { film: { id: number }; theirs: number }) => [film.id, theirs]),
  ).toEqual([[films[4], 5]]);
  // What one allows does not allow the other.
  program.useSession(eve);
  expect((await program.ask("/api/taste/ada")).body.code).toBe("unknown_user");
  await program.ask("/api/me/taste", "PUT", { isShared: false });
  program.useSession(ada);
  expect((await compare()).body.code).toBe("unknown_user");
});

test("films for both are those that neither watched or dismissed, that fit the time and can be played", () => {
  const films = createSampleFilms();
  const { library, store, user } = films;
  const eve = films.addUser("eve");
  const add = (title: string, runtimeMinutes: number) => films.addFilm({ title, year: 1990, runtimeMinutes });
  const [mine, theirs, dismissed, long, away, good] = [
    add("Mine", 90),
    add("Theirs", 90),
    add("Dismissed", 90),
    add("Long", 200),
    add("Away", 90),
    add("Good", 90),
  ] as const;
  library.marks.applyBulk(user, [mine], { kind: "watched", watched: true });
  library.marks.applyBulk(eve, [theirs], { kind: "watched", watched: true });
  store.writeRelaxed(() => {
    store.sql("INSERT INTO not_for_me (user, film, since) VALUES (:eve, :dismissed, 1)").run({ eve, dismissed });
    store.sql("UPDATE file SET state = 'offline' WHERE film = :away").run({ away });
  });
  const all = Int32Array.of(good, long, away, dismissed, theirs, mine);
  // More films than are looked up at once are liked better, and are gone.
  const gone = Int32Array.from({ length: 5_000 }, (_, index) => 100_000 + index);
  const estimates = {
    films: Int32Array.from([...all, ...gone]),
    stars: Float32Array.from([...all].map((_, index) => 4 - index / 10).concat([...gone].map(() => 5))),
  };
  const forBoth = (minutes: number | null, limit = 10) =>
    library.taste
      .forBoth({ user, other: eve, mine: estimates, theirs: estimates, minutes, limit })
      .map(({ film }) => film);
  expect(forBoth(100)).toEqual([good]);
  expect(forBoth(null)).toEqual([good, long]);
  expect(forBoth(null, 1)).toEqual([good]);
});
