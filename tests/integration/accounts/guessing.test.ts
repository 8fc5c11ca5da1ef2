import { describe, expect, test } from "vitest";
import { ADA, answerOf, createTestAccounts, GRACE, MINUTE, problemOf, SECOND } from "./testAccounts.ts";

const wrong = { password: "not the password" };

describe("a wrong password and an unknown name", () => {
  test("get the same answer for the same work", async () => {
    const { setUp, logIn, hashing, clock } = createTestAccounts();
    await setUp();
    const costs: number[] = [];
    const answers: unknown[] = [];
    for (const attempt of [wrong, { userId: "nobody", ...wrong }, { userId: "no".repeat(5_000), ...wrong }]) {
      const before = hashing.counted.compared;
      const { code, message, facts } = await problemOf(logIn(attempt));
      costs.push(hashing.counted.compared - before);
      answers.push({ code, message, facts });
      clock.pass(MINUTE);
    }
    expect(costs).toEqual([1, 1, 1]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ code: "wrong_credentials", message: "wrong_credentials", facts: {} })]),
    );
  });

  test("are slowed alike", async () => {
    const { setUp, logIn } = createTestAccounts();
    await setUp();
    for (const userId of [ADA.userId, "nobody"]) {
      const answers: string[] = [];
      for (let n = 0; n < 7; n += 1)
        answers.push(await answerOf(logIn({ userId, ...wrong, address: `198.51.100.${n}` })));
      expect(answers).toEqual([...Array(5).fill("wrong_credentials"), "too_many_attempts", "too_many_attempts"]);
    }
  });
});

describe("guessing", () => {
  test("waits a second after five failures, then twice as long each time, up to a quarter of an hour", async () => {
    const { setUp, logIn, clock } = createTestAccounts();
    await setUp();
    for (let n = 0; n < 5; n += 1) await answerOf(logIn(wrong));
    const waits: number[] = [];
    for (let n = 0; n < 13; n += 1) {
      const { code, facts } = await problemOf(logIn(wrong));
      expect(code).toBe("too_many_attempts");
      waits.push(facts.retryAfterSeconds ?? 0);
      clock.pass((facts.retryAfterSeconds ?? 0) * SECOND);
      expect(await answerOf(logIn(wrong))).toBe("wrong_credentials");
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
  });

  test("200 times in ten minutes reaches the hash fewer than 20 times, and the right password works after the wait", async () => {
    const { setUp, logIn, hashing, clock } = createTestAccounts();
    await setUp();
    const before = hashing.counted.compared;
    for (let n = 0; n < 200; n += 1) {
      await answerOf(logIn({ password: `guess ${n}` }));
      clock.pass(3 * SECOND);
    }
    expect(hashing.counted.compared - before).toBeLessThan(20);
    const { facts } = await problemOf(logIn());
    clock.pass((facts.retryAfterSeconds ?? 0) * SECOND);
    expect(await answerOf(logIn())).toBe("granted");
  });

  test("in one burst is no quicker than one by one", async () => {
    const { setUp, logIn, hashing } = createTestAccounts();
    await setUp();
    const before = hashing.counted.compared;
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => answerOf(logIn({ password: `guess ${n}` }))),
    );
    expect(hashing.counted.compared - before).toBe(5);
    expect(answers.filter((answer) => answer === "too_many_attempts")).toHaveLength(95);
  });

  test("from many addresses is slowed by the account, over many accounts by the address", async () => {
    const { setUp, logIn, hashing } = createTestAccounts();
    await setUp();
    for (let n = 0; n < 20; n += 1) await answerOf(logIn({ ...wrong, address: `203.0.113.${n}` }));
    expect(hashing.counted.compared).toBe(5);
    for (let n = 0; n < 20; n += 1) await answerOf(logIn({ ...wrong, userId: `name ${n}`, address: "192.0.2.77" }));
    expect(hashing.counted.compared).toBe(10);
  });

  test("from the addresses of one IPv6 line counts as from one address", async () => {
    const { setUp, logIn, hashing } = createTestAccounts();
    await setUp();
    for (let n = 0; n < 20; n += 1) {
      await answerOf(logIn({ ...wrong, userId: `name ${n}`, address: `2001:db8:0:7::${n.toString(16)}` }));
    }
    expect(hashing.counted.compared).toBe(5);
    expect(await answerOf(logIn({ address: "2001:db8:0:8::1" }))).toBe("granted");
  });

  test("gets no new tries from a restart", async () => {
    const library = createTestAccounts();
    await library.setUp();
    for (let n = 0; n < 5; n += 1) await answerOf(library.logIn(wrong));
    library.reopen();
    expect(await answerOf(library.logIn(wrong))).toBe("too_many_attempts");
  });

  test("is forgotten a day later, and its traces go", async () => {
    const { setUp, logIn, clock, store } = createTestAccounts();
    await setUp();
    for (let n = 0; n < 5; n += 1) await answerOf(logIn(wrong));
    clock.pass(25 * 60 * MINUTE);
    await answerOf(logIn({ userId: "somebody else", address: "192.0.2.9", ...wrong }));
    expect(store.sql("SELECT subject FROM login_failure").all()).toHaveLength(2);
  });

  test("does not block longer when the machine's clock is set back", async () => {
    const { setUp, logIn, clock } = createTestAccounts();
    await setUp();
    for (let n = 0; n < 5; n += 1) await answerOf(logIn(wrong));
    clock.pass(-400 * 24 * 60 * MINUTE);
    expect(await answerOf(logIn())).toBe("granted");
  });
});

test("the right password sets the count back", async () => {
  const { setUp, logIn } = createTestAccounts();
  await setUp();
  for (let n = 0; n < 4; n += 1) await answerOf(logIn(wrong));
  expect(await answerOf(logIn())).toBe("granted");
  for (let n = 0; n < 4; n += 1) expect(await answerOf(logIn(wrong))).toBe("wrong_credentials");
  expect(await answerOf(logIn())).toBe("granted");
});

test("a household that logs in at the same moment from one address is not slowed", async () => {
  const { accounts, setUp, logIn } = createTestAccounts();
  await setUp();
  await accounts.addUser(GRACE);
  const both = Array.from({ length: 8 }, (_, n) => answerOf(logIn(n % 2 ? ADA : GRACE)));
  expect(new Set(await Promise.all(both))).toEqual(new Set(["granted"]));
});
