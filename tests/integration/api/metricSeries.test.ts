import { expect, test } from "vitest";
import { pseudoRandom } from "../../fixtures/clips.ts";
import type { RawRequest } from "./rawClient.ts";
import { type ServedProgram, startServedProgram } from "./servedProgram.ts";

const TRIES = 500;
const MARK = "zoetrope";

/** Taken by the clock, so that their first lines come when they come; nothing asked for is in them. */
const SAMPLED = /^filmotheque_(?:event_loop_lag_seconds|memory_bytes|worker_memory_bytes|cpu_ratio)\{/;

/** Ways to ask for something new each time; each takes a word that was never there before. */
const STRANGE: readonly ((word: string) => [path: string, asked: RawRequest])[] = [
  (word) => [`/${word}`, {}],
  (word) => [`/${word}.js`, {}],
  (word) => [`/api/${word}`, {}],
  (word) => [`/api/films/${word}`, {}],
  (word) => [`/api/films/${word}/rating`, { method: "PUT", body: { value: 1 } }],
  (word) => [`/api/films?q=${word}&genre=${word}`, {}],
  (word) => [`/api/films?cursor=${word}`, {}],
  (word) => [`/api/jobs?kind=${word}`, {}],
  (word) => [`/api/users/${word}`, { method: "DELETE" }],
  (word) => [`/api/artwork/1/${word}`, {}],
  (word) => [`/api/artwork/similar/1/${word}`, {}],
  (word) => [`/api/uploads/${word}.mkv`, { method: "PUT", body: word }],
  (word) => ["/api/films", { method: `X${word.slice(-4).replaceAll(/\d/g, "Q").toUpperCase()}` }],
  (word) => ["/api/folders", { method: "POST", body: { path: `/${word}` } }],
  (word) => ["/api/films", { headers: { "accept-language": word, "user-agent": word, origin: `http://${word}` } }],
  (word) => ["/api/setup", { method: "POST", body: { userId: word, password: word } }],
];

test("the number of metrics does not grow with the requests, and they contain no address", async () => {
  await using program = await startServedProgram();
  const { owner } = await program.household();
  const random = pseudoRandom(1895);
  const ask = async (index: number) => {
    const [path, asked] = STRANGE[index % STRANGE.length]!(`${MARK}${Math.floor(random() * 1e12)}`);
    // A list that a slow machine refuses for now is asked for again: its series come with its answer.
    for (const as of [owner, undefined])
      while ((await program.ask(path, { ...asked, as })).body?.code === "library_busy");
  };
  // Each way once: its status, its kind of error; and the metrics themselves.
  for (let index = 0; index < STRANGE.length; index += 1) await ask(index);
  await series(program);
  const before = await series(program);

  for (let index = 0; index < TRIES; index += 1) await ask(index);

  const after = await series(program);
  expect(after.filter((name) => !before.includes(name))).toEqual([]);
  expect(after.join("\n")).not.toContain(MARK);
});

/** Name and labels of each series, without its value. */
async function series(program: ServedProgram): Promise<string[]> {
  const text: string = (await program.ask("/metrics")).body.text;
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#") && !SAMPLED.test(line))
    .map((line) => line.slice(0, line.lastIndexOf(" ")));
}
