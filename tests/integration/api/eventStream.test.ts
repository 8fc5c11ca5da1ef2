import type { IncomingMessage } from "node:http";
import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { eventTable } from "../../../src/contract/index.ts";
import { type ServedProgram, startServedProgram } from "./servedProgram.ts";

/** More than is kept for a client that comes back. */
const TOO_MANY = 2_600;

interface Told {
  readonly id: string;
  readonly type: string;
  readonly reason?: string;
  readonly filmId?: number;
}

test("a page that missed thousands of events is told once to reload its data, and its stream goes on", async () => {
  await using program = await startServedProgram();
  const { owner } = await program.household();
  const first = await listen(program, owner);
  await tell(program, 1);
  const [{ id } = { id: "" }] = await first.films(1);
  first.end();
  await tell(program, TOO_MANY);

  const again = await listen(program, owner, id);
  // Events of the program itself may follow at any moment.
  await expect.poll(() => again.told()[0]?.type).toBe("stream.reset");
  expect(again.told()[0]).toMatchObject({ reason: "too_far_behind" });
  await tell(program, 2);
  expect((await again.films(2)).map(({ filmId }) => filmId)).toEqual([1, 2]);
  expect(again.told().filter(({ type }) => type === "stream.reset")).toHaveLength(1);
  expect(again.hasEnded()).toBe(false);

  // With the id of the reset it comes back without another one.
  const [{ id: resetId } = { id: "" }] = again.told();
  again.end();
  const later = await listen(program, owner, resetId);
  expect((await later.films(2)).map(({ filmId }) => filmId)).toEqual([1, 2]);
  expect(later.told().map(({ type }) => type)).not.toContain("stream.reset");
});

test("a page that comes back receives what it missed, in order and once", async () => {
  await using program = await startServedProgram();
  const { owner } = await program.household();
  const first = await listen(program, owner);
  await expect.poll(() => first.told()[0]?.type).toBe("stream.opened");
  const [{ id } = { id: "" }] = first.told();
  first.end();
  await tell(program, 1_500);

  const again = await listen(program, owner, id);
  const films = await again.films(1_500);
  expect(films.map(({ filmId }) => filmId)).toEqual(Array.from({ length: 1_500 }, (_, at) => at + 1));
  expect(new Set(films.map((told) => told.id)).size).toBe(1_500);
  expect(again.told().map(({ type }) => type)).not.toContain("stream.reset");
});

test.for([
  ["a number of an earlier version", "3"],
  ["a word", "yesterday"],
  ["an id of another run", "0a1b2c3d-1"],
  ["nothing", ""],
])("a stream asked for behind %s begins with one reset", async ([, lastEventId]) => {
  await using program = await startServedProgram();
  const { owner } = await program.household();
  await tell(program, 5);
  const stream = await listen(program, owner, lastEventId);
  await tell(program, 1);
  await stream.films(1);
  expect(stream.told()[0]).toMatchObject({ type: "stream.reset", reason: "unknown_id" });
  expect(stream.told().filter(({ type }) => type === "stream.reset")).toHaveLength(1);
});

test("an id from the future is unknown", async () => {
  await using program = await startServedProgram();
  const { owner } = await program.household();
  const first = await listen(program, owner);
  await expect.poll(() => first.told().length).toBeGreaterThan(0);
  const [run] = first.told()[0]!.id.split("-");
  const ahead = await listen(program, owner, `${run}-4000000000`);
  await expect.poll(() => ahead.told()[0]?.type).toBe("stream.reset");
});

test("events for a client that does not read are dropped, and it is told so when it reads on", async () => {
  await using program = await startServedProgram();
  const { owner } = await program.household();
  const stream = await listen(program, owner);
  await expect.poll(() => stream.told().length).toBeGreaterThan(0);
  stream.pause();
  // The system buffers some megabytes for a connection.
  for (let round = 0; round < 120; round += 1) {
    await tell(program, 1_000);
    await turn();
  }
  stream.resume();
  await expect.poll(() => stream.told().map(({ type }) => type), { interval: 250 }).toContain("stream.reset");
  const reset = stream.told().findIndex(({ type }) => type === "stream.reset");
  expect(stream.told()[reset]).toMatchObject({ reason: "too_slow" });
  expect(stream.hasEnded()).toBe(false);
});

test("a stream says at once that it is there and how long to wait before coming back", async () => {
  await using program = await startServedProgram();
  const { owner } = await program.household();
  const stream = await listen(program, owner);
  await expect.poll(stream.text).toMatch(/^: \n\n?event: message\nretry: 1000\nid: /);
});

test("a person's ratings are sent to no other person", async () => {
  await using program = await startServedProgram();
  const { owner, member } = await program.household();
  const stream = await listen(program, member);
  await program.ask("/api/films/1/rating", { method: "PUT", as: owner, body: { value: 4.5 } });
  await program.ask("/api/me/lists", { method: "POST", as: owner, body: { name: "Secret presents" } });
  await tell(program, 1);
  await stream.films(1);
  expect(stream.text()).not.toMatch(/4\.5|Secret|"filmId":1,.*rating/);
});

test("an event for one person reaches that person alone, also one who comes back for what they missed", async () => {
  await using program = await startServedProgram();
  const { owner, member } = await program.household();
  const streams = [await listen(program, owner), await listen(program, member)] as const;
  await expect.poll(() => streams.every((stream) => stream.told().length > 0)).toBe(true);
  const ids = streams.map((stream) => stream.told()[0]?.id);
  // The owner was created first.
  program.engine.local.emit({ type: "estimates.changed" }, 1);
  await tell(program, 1);
  const again = [await listen(program, owner, ids[0]), await listen(program, member, ids[1])] as const;
  for (const [ofOwner, ofMember] of [streams, again]) {
    await ofOwner.films(1);
    await ofMember.films(1);
    expect(ofOwner.told().map(({ type }) => type)).toContain("estimates.changed");
    expect(ofMember.told().map(({ type }) => type)).not.toContain("estimates.changed");
  }
});

test("the lists of events in the description and in the documents are those of the contract", async () => {
  await using program = await startServedProgram();
  const { owner } = await program.household();
  const { body } = await program.ask("/api/openapi.json", { as: owner });
  const described = body.paths["/api/events"].get;
  expect(described.description).toContain(eventTable());
  const types = [...eventTable().matchAll(/^\| `([a-z.]+)`/gm)].map(([, type]) => type);
  expect(types).toContain("stream.reset");
  for (const type of types) expect(JSON.stringify(described.responses)).toContain(`"${type}"`);
  await expect(`${HEADING}\n\n${eventTable()}\n`).toMatchFileSnapshot("../../../docs/events.md");
});

const HEADING = `# Events

\`GET /api/events\` is a \`text/event-stream\`. The data of each event is \`{ "type", "at", … }\`; a field with a question mark is optional. Ids are opaque: after a lost connection, a client sends the last id as \`Last-Event-ID\` and receives the missed events, up to 2,000. If that is not possible, it receives \`stream.reset\`: it reloads everything on screen once and continues reading. A comment every 15 seconds keeps the connection open. \`retry:\` gives the delay before reconnecting, which doubles after each failure.

This page is generated from \`src/contract/events.ts\` by its test (\`vitest run --project integration tests/integration/api/eventStream.test.ts -u\`).`;

/** So many films are said to have changed: 1, 2, 3… */
async function tell(program: ServedProgram, many: number): Promise<void> {
  for (let filmId = 1; filmId <= many; filmId += 1) program.engine.local.emit({ type: "film.changed", filmId });
}

/** An open event stream and what it said. */
async function listen({ open }: ServedProgram, as: string, lastEventId?: string) {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const headers: Record<string, string> = lastEventId === undefined ? {} : { "last-event-id": lastEventId };
  const request = open("/api/events", { as, headers }).on("response", resolve).on("error", reject);
  request.end();
  const response = await promise;
  expect(response.statusCode).toBe(200);
  response.on("error", () => undefined);
  let text = "";
  response.setEncoding("utf8").on("data", (piece: string) => {
    text += piece;
  });
  const told = (): Told[] =>
    text
      .split("\n\n")
      .slice(0, -1)
      .flatMap((block) => {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        return data ? [{ id: /^id: (.*)$/m.exec(block)?.[1] ?? "", ...(JSON.parse(data) as Omit<Told, "id">) }] : [];
      });
  return {
    text: () => text,
    told,
    films: async (many: number) => {
      const films = () => told().filter(({ type }) => type === "film.changed");
      await expect.poll(() => films().length).toBe(many);
      return films();
    },
    pause: () => response.pause(),
    resume: () => response.resume(),
    end: () => request.destroy(),
    hasEnded: () => response.readableEnded || response.closed,
  };
}
