import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Program, startLoggedInProgram } from "./program.ts";

const LIGHTHOUSE = { tmdb: 4_000_001, imdb: "tt90000001", title: "The Blue Lighthouse", year: 1971 };

async function dropped(program: Program, path: string | undefined): Promise<number> {
  const drop = await program.ask("/api/files", "POST", { paths: [path] });
  await program.settled();
  return drop.body.accepted[0].fileId;
}

test("an id in an NFO identifies the film of a name that says nothing, and the decision says so", async () => {
  await using program = await startLoggedInProgram();
  const [path] = await program.clips("Whatever Else.mp4");
  writeFileSync(
    path!.replace(".mp4", ".nfo"),
    `<movie><title>${LIGHTHOUSE.title}</title><uniqueid type="tmdb">${LIGHTHOUSE.tmdb}</uniqueid></movie>`,
  );
  const fileId = await dropped(program, path);

  const why = (await program.ask(`/api/files/${fileId}/candidates`)).body;
  expect(why).toMatchObject({ decision: "matched", decidedBy: "machine" });
  expect(why.candidates[0]).toMatchObject({ tmdbId: LIGHTHOUSE.tmdb, score: 1 });
  expect(why.candidates[0].evidence).toContainEqual({ feature: "nfo_id", value: "agrees", weight: expect.any(Number) });
});

test("what the owner noted in an NFO is used: rating, watched, date, tags, and the lock against refreshes", async () => {
  await using program = await startLoggedInProgram();
  const [path] = await program.clips("The Blue Lighthouse (1971).mp4");
  writeFileSync(
    path!.replace(".mp4", ".nfo"),
    `<movie><title>${LIGHTHOUSE.title}</title><year>1971</year><userrating>7</userrating><playcount>2</playcount>
     <dateadded>2015-03-04 10:20:30</dateadded><lockdata>true</lockdata><tag>For Halloween</tag>
     <ratings><rating name="imdb" max="10"><value>7.4</value><votes>1200</votes></rating>
     <rating name="metacritic" max="100"><value>73</value></rating><rating name="themoviedb"><value>7</value></rating>
     </ratings></movie>`,
  );
  await dropped(program, path);

  const [card] = (await program.ask("/api/films")).body.items;
  const film = (await program.ask(`/api/films/${card.id}`)).body;
  expect(film).toMatchObject({
    title: LIGHTHOUSE.title,
    userRating: 3.5,
    watched: true,
    tags: expect.arrayContaining(["For Halloween"]),
    otherRatings: [
      { site: "imdb", value: 7.4, outOf: 10, votes: 1_200 },
      { site: "metacritic", value: 73, outOf: 100, votes: null },
    ],
    sources: { tags: "nfo", locked: "nfo", ratings: "nfo" },
  });
  await program.ask(`/api/films/${card.id}/rating`, "DELETE");
  expect((await program.ask(`/api/films/${card.id}`)).body).toMatchObject({ userRating: null, watched: true });
  const { store } = program.engine.local;
  const addedAt = new Date(2015, 2, 4, 10, 20, 30).getTime();
  expect(store.sql("SELECT added_at AS at FROM film").get()).toEqual({ at: addedAt });

  program.passMs(175 * 86_400_000);
  await program.logIn();
  expect((await program.ask("/api/maintenance/refresh/preview")).body.removed).toBe(0);
});

test("an NFO of another film than the name's sends the file to the review, with both films and what speaks for them", async () => {
  await using program = await startLoggedInProgram();
  const [path] = await program.clips("The Blue Lighthouse (1971).mp4");
  writeFileSync(path!.replace(".mp4", ".nfo"), `https://www.themoviedb.org/movie/${LIGHTHOUSE.tmdb + 5}`);
  const fileId = await dropped(program, path);

  const why = (await program.ask(`/api/files/${fileId}/candidates`)).body;
  expect(why.decision).toBe("ambiguous");
  const said = (why.candidates as { tmdbId: number; evidence: { feature: string; value: unknown }[] }[]).map(
    ({ tmdbId, evidence }) => [tmdbId, evidence.find(({ feature }) => feature === "contradiction")?.value],
  );
  expect(said).toContainEqual([LIGHTHOUSE.tmdb, "nfo"]);
  expect(said).toContainEqual([LIGHTHOUSE.tmdb + 5, "name"]);
});

test("an NFO that contradicts the tag in the name sends the file to the review", async () => {
  await using program = await startLoggedInProgram();
  const [path] = await program.clips(`The Blue Lighthouse (1971) {tmdb-${LIGHTHOUSE.tmdb}}.mp4`);
  writeFileSync(path!.replace(".mp4", ".nfo"), `https://www.themoviedb.org/movie/${LIGHTHOUSE.tmdb + 5}`);
  const fileId = await dropped(program, path);

  const why = (await program.ask(`/api/files/${fileId}/candidates`)).body;
  expect(why.decision).toBe("ambiguous");
  expect(why.candidates.map(({ tmdbId }: { tmdbId: number }) => tmdbId)).toEqual([
    LIGHTHOUSE.tmdb,
    LIGHTHOUSE.tmdb + 5,
  ]);
});

test("an NFO that would read other files, or never end, costs nothing but itself", async () => {
  await using program = await startLoggedInProgram();
  const paths = await program.clips("The Blue Lighthouse (1971).mp4");
  writeFileSync(
    paths[0]!.replace(".mp4", ".nfo"),
    `<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]><movie><title>&x;</title><uniqueid type="tmdb">4000009</uniqueid></movie>`,
  );
  const fileId = await dropped(program, paths[0]);
  const why = (await program.ask(`/api/files/${fileId}/candidates`)).body;
  expect(why).toMatchObject({
    decision: "matched",
    candidates: [{ tmdbId: LIGHTHOUSE.tmdb }, ...Array(why.candidates.length - 1).fill(expect.anything())],
  });
});

test("people of an NFO are shown where no source names any, and give way to those that a source names later", async () => {
  await using program = await startLoggedInProgram();
  const [path] = await program.clips("The Blue Lighthouse (1971).mp4");
  writeFileSync(
    path!.replace(".mp4", ".nfo"),
    `<movie><title>${LIGHTHOUSE.title}</title><year>1971</year><uniqueid type="tmdb">${LIGHTHOUSE.tmdb}</uniqueid>
     <director>Ida Own</director><actor><name>Eva Own</name><role>The keeper</role></actor></movie>`,
  );
  const fileId = await dropped(program, path);
  const [card] = (await program.ask("/api/films")).body.items;
  const names = async () =>
    (await program.ask(`/api/films/${card.id}`)).body.credits.map(({ name }: { name: string }) => name);
  const refresh = async (credits: object) => {
    program.tmdb.answerNext({ id: LIGHTHOUSE.tmdb, title: LIGHTHOUSE.title, release_date: "1971-01-01", credits });
    await program.ask("/api/films/refresh", "POST", { filmIds: [card.id], what: "details" });
    await program.settled();
  };
  const { jobs } = program.engine.local;
  const readAgain = async () => {
    jobs.enqueue({ kind: "read_sidecar_files", subject: "file", subjectId: fileId, uniqueKey: `again:${fileId}` });
    await program.settled();
  };
  expect(await names()).not.toContain("Ida Own");

  await refresh({ cast: [], crew: [] });
  await readAgain();
  expect(await names()).toEqual(["Ida Own", "Eva Own"]);

  const crew = [{ id: 6, name: "Klara Vogt", job: "Director", profile_path: null }];
  await refresh({ cast: [], crew });
  await readAgain();
  expect(await names()).toEqual(["Klara Vogt"]);
});
