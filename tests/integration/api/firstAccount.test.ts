import { expect, test } from "vitest";
import { startServedProgram } from "./servedProgram.ts";

const FIRST = { userId: "ada", password: "nitrate and silver" };
const SECOND = { userId: "mallory", password: "silver and nitrate" };

test("of two first accounts at the same moment one is created, and the other request is refused", async () => {
  await using program = await startServedProgram();
  const answers = await Promise.all([FIRST, SECOND].map((body) => program.ask("/api/setup", { method: "POST", body })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  const made = answers.find(({ status }) => status === 201)!;
  const refused = answers.find(({ status }) => status === 409)!;
  expect(made.body.user.role).toBe("owner");
  expect(refused.body.code).toBe("already_set_up");
  expect(refused.headers["set-cookie"]).toBeUndefined();

  const { items } = (await program.ask("/api/users", { as: made.body.sessionId })).body;
  expect(items).toEqual([made.body.user]);
  const loser = made.body.user.userId === FIRST.userId ? SECOND : FIRST;
  expect((await program.ask("/api/sessions", { method: "POST", body: loser })).status).toBe(401);
});

test("of twenty at once, all under one name, one is made", async () => {
  await using program = await startServedProgram();
  const bodies = Array.from({ length: 20 }, (_, index) => ({ ...FIRST, password: `${FIRST.password} ${index}` }));
  const answers = await Promise.all(bodies.map((body) => program.ask("/api/setup", { method: "POST", body })));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
});

test("another page cannot make the first account", async () => {
  await using program = await startServedProgram();
  const foreign = { origin: "http://evil.example", host: "evil.example", "sec-fetch-site": "cross-site" };
  for (const [name, value] of Object.entries(foreign)) {
    const answer = await program.ask("/api/setup", { method: "POST", body: FIRST, headers: { [name]: value } });
    expect([403, 421]).toContain(answer.status);
  }
  expect((await program.ask("/api/setup")).body).toEqual({ needed: true });
});
