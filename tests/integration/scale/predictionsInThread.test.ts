import { expect, test } from "vitest";
import { startInventedProgram } from "./inventedLibrary.ts";

/** Tables that grow with the library and with what people rate: the main thread reads none of them for a suggestion. */
const GROWING =
  /\b(?:FROM|JOIN)\s+\(?(?:film|film_genre|credit|person|rating|rating_outside|rating_layer|rated_film|watch_state|community_rating|alternative_title|fact)\b/;

test.for([
  ["recommendations", "/api/me/recommendations?limit=40", "GET"],
  ["discoveries", "/api/me/discoveries", "GET"],
  ["a prediction", "/predict/", "POST"],
  ["the list of trainings", "/training/", "GET"],
  ["drift", "/monitoring/drift", "GET"],
] as const)("%s: the main thread reads no film and no rating", async ([, path, method]) => {
  // Enough ratings for a past that drift can be measured against.
  await using program = await startInventedProgram(400, 200);
  await program.logInAs(1);
  const request = method === "POST" ? { method, body: { user_id: "member1", top_n: 20 } } : {};
  if (path === "/monitoring/drift") {
    await program.logInAsOwner();
    // Nobody has rated anything since.
    expect((await program.ask("/monitoring/baseline", { method: "POST" })).body.status).toBe("too_few_data");
  }
  let status = 0;
  const statements = await program.statementsDuring(async () => {
    ({ status } = await program.ask(path, request));
  });
  expect(status).toBe(200);
  expect(statements.length).toBeGreaterThan(0);
  expect(statements.filter((text) => GROWING.test(text))).toEqual([]);
});

test("a rating changes the next list, although the thread caches its counts", async () => {
  await using program = await startInventedProgram(400, 20);
  await program.logInAs(1);
  const listed = async () =>
    (await program.ask("/api/me/recommendations?limit=60")).body.items.map(
      ({ film }: { film: { id: number } }) => film.id,
    ) as number[];
  const before = await listed();
  expect(before.length).toBeGreaterThan(10);
  const first = before[0] ?? 0;
  await program.ask(`/api/films/${first}/rating`, { method: "PUT", body: { value: 5 } });
  expect(await listed()).not.toContain(first);
});

test("a computation stops when its client disconnects; the next request is answered", async () => {
  await using program = await startInventedProgram(400);
  await program.logInAs(1);
  const leaving = new AbortController();
  const request = program.ask("/api/me/recommendations", { signal: leaving.signal });
  leaving.abort();
  await request.catch(() => undefined);
  expect((await program.ask("/api/me/recommendations")).status).toBe(200);
});
