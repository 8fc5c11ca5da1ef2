import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { OWNER } from "../wholeProgram/program.ts";
import { MEMBER, type ServedProgram, startServedProgram } from "./servedProgram.ts";

const NEW_PASSWORD = "limelight and gauze";

type Household = Awaited<ReturnType<ServedProgram["household"]>>;

test.for([
  ["its person logs out", ({ ask }: ServedProgram, { member }: Household) => end(ask, member)],
  [
    "its person changes the password elsewhere",
    async ({ ask, logIn }: ServedProgram) => {
      const as = await logIn(MEMBER);
      return ask("/api/me/password", {
        method: "PUT",
        as,
        body: { currentPassword: MEMBER.password, newPassword: NEW_PASSWORD },
      });
    },
  ],
  [
    "the owner removes its person",
    ({ ask }: ServedProgram, { owner }: Household) =>
      ask(`/api/users/${MEMBER.userId}`, { method: "DELETE", as: owner }),
  ],
] as const)("an event stream ends when %s, and its session opens no other", async ([, act]) => {
  await using program = await startServedProgram();
  const household = await program.household();
  const [ending, staying] = await Promise.all([listen(program, household.member), listen(program, household.owner)]);

  expect((await act(program, household)).status).toBe(204);
  await expect.poll(ending.hasEnded).toBe(true);

  expect((await program.ask("/api/events", { as: household.member })).status).toBe(401);
  // The owner's own stream stays, and still says what happens.
  await program.ask("/api/files", {
    method: "POST",
    as: household.owner,
    body: { paths: await program.clips("A.mp4") },
  });
  await expect.poll(staying.text).toContain("file.added");
  expect(staying.hasEnded()).toBe(false);
});

test("a logout ends every stream of its session, and none of the person's other sessions", async () => {
  await using program = await startServedProgram();
  const { owner } = await program.household();
  const elsewhere = await program.logIn(OWNER);
  const ending = await Promise.all([listen(program, owner), listen(program, owner), listen(program, owner)]);
  const staying = await listen(program, elsewhere);

  await end(program.ask, owner);
  await expect.poll(() => ending.every(({ hasEnded }) => hasEnded())).toBe(true);
  expect(staying.hasEnded()).toBe(false);
  const metrics = async () => (await program.ask("/metrics")).body.text as string;
  await expect.poll(metrics).toContain("filmotheque_event_stream_clients 1\n");
});

test("a stream that is opened in the moment of the logout does not outlive it", async () => {
  await using program = await startServedProgram();
  await program.household();
  for (const order of [
    ["GET /api/events", "DELETE /api/sessions/current"],
    ["DELETE /api/sessions/current", "GET /api/events"],
  ]) {
    const headers = { authorization: `Bearer ${await program.logIn(MEMBER)}` };
    // Straight at the engine: no connection puts the two in line.
    const answers = await Promise.all(
      order.map((name) => {
        const [method = "", path = ""] = name.split(" ");
        return program.engine.fetch(new Request(program.host.url + path, { method, headers }), {
          address: "127.0.0.1",
        });
      }),
    );
    // Read to their ends: a stream without one would keep this test from its own.
    await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toContain(204);
  }
});

function end(ask: ServedProgram["ask"], as: string) {
  return ask("/api/sessions/current", { method: "DELETE", as });
}

/** An open event stream, what it said so far, and whether it is over. */
async function listen({ open }: ServedProgram, as: string) {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  open("/api/events", { as }).on("response", resolve).on("error", reject).end();
  const response = await promise;
  expect(response.statusCode).toBe(200);
  let text = "";
  response.setEncoding("utf8").on("data", (piece: string) => {
    text += piece;
  });
  return { text: () => text, hasEnded: () => response.readableEnded || response.closed };
}
