import { hash } from "@node-rs/argon2";
import { describe, expect, test } from "vitest";
import { ADA, answerOf, createTestAccounts } from "./testAccounts.ts";

const storedHash = (store: ReturnType<typeof createTestAccounts>["store"]) =>
  store.sql<{ password_hash: string }>("SELECT password_hash FROM user").get()?.password_hash ?? "";

describe("a password", () => {
  test("is kept as argon2id with 64 MiB, three passes and one lane, and nowhere else", async () => {
    const { setUp, logIn, store } = createTestAccounts();
    await setUp();
    await logIn();
    expect(storedHash(store)).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    expect(JSON.stringify(everythingIn(store))).not.toContain(ADA.password);
  });

  test("is not in what a login, the list of users or a session tell", async () => {
    const { setUp, logIn, accounts } = createTestAccounts();
    const answers = JSON.stringify([await setUp(), await logIn(), accounts.listUsers()]);
    expect(answers).not.toMatch(/argon2|nitrate/);
  });

  test("hashed with less than today's parameters is raised at the next login", async () => {
    const { setUp, logIn, store } = createTestAccounts();
    await setUp();
    const old = await hash(ADA.password, { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    store.sql("UPDATE user SET password_hash = :old").run({ old });

    expect(await Promise.all([answerOf(logIn()), answerOf(logIn())])).toEqual(["granted", "granted"]);
    expect(storedHash(store)).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    expect(await answerOf(logIn())).toBe("granted");
  });

  test.each([
    ["of eight characters", "k7 wolve"],
    ["of emoji alone", "🎬🎞️🍿🎥📽️🎭🎪🎨"],
    ["with spaces at both ends", "  two reels  "],
    ["of 64 characters", "0123456789abcdeffedcba9876543210_0123456789abcdeffedcba987654321"],
    ["of 1,000 emoji", [..."🎬🍿🎥🎭🎪"].flatMap((sign) => Array<string>(200).fill(sign)).join("")],
  ])("%s is taken, and compared exactly as typed", async (_, password) => {
    const { accounts, logIn } = createTestAccounts();
    await accounts.setUp({ ...ADA, password });
    expect(await answerOf(logIn({ password }))).toBe("granted");
    expect(await answerOf(logIn({ password: `${password} ` }))).toBe("wrong_credentials");
    expect(await answerOf(logIn({ password: password.slice(0, -1) }))).toBe("wrong_credentials");
  });

  test("written in another Unicode form is another password", async () => {
    const { accounts, logIn } = createTestAccounts();
    const password = "cinémathèque à moi".normalize("NFC");
    await accounts.setUp({ ...ADA, password });
    expect(await answerOf(logIn({ password: password.normalize("NFD") }))).toBe("wrong_credentials");
  });

  test.each([
    ["of seven characters", "k7 wolv"],
    ["of more than 1,000 characters", "wolves, ".repeat(126)],
    ["among the commonest", "password123"],
  ])("%s is refused before it costs a hash", async (_, password) => {
    const { accounts, hashing } = createTestAccounts();
    expect(await answerOf(accounts.setUp({ ...ADA, password }))).toBe("weak_password");
    expect(hashing.counted.hashed).toBe(0);
    expect(accounts.setupNeeded()).toBe(true);
  });
});

describe("a change of password", () => {
  test("asks for the present one", async () => {
    const { accounts, setUp, logIn } = createTestAccounts();
    const session = accounts.sessionOf((await setUp()).sessionId)!;
    expect(await answerOf(accounts.changePassword(session, "not this one", "lantern and lens"))).toBe("wrong_password");
    expect(await answerOf(accounts.changePassword(session, ADA.password, "password123"))).toBe("weak_password");
    expect(await answerOf(logIn())).toBe("granted");
  });

  test("accepts the new one and no longer the old one", async () => {
    const { accounts, setUp, logIn } = createTestAccounts();
    const session = accounts.sessionOf((await setUp()).sessionId)!;
    await accounts.changePassword(session, ADA.password, "lantern and lens");
    expect(await answerOf(logIn())).toBe("wrong_credentials");
    expect(await answerOf(logIn({ password: "lantern and lens" }))).toBe("granted");
  });

  test("does not let the present one be guessed", async () => {
    const { accounts, setUp, hashing } = createTestAccounts();
    const session = accounts.sessionOf((await setUp()).sessionId)!;
    const before = hashing.counted.compared;
    const guesses = Array.from({ length: 20 }, (_, n) =>
      accounts.changePassword(session, `guess ${n}`, "new and fine"),
    );
    const answers = await Promise.all(guesses.map(answerOf));
    expect(answers.filter((answer) => answer === "too_many_attempts")).toHaveLength(15);
    expect(hashing.counted.compared - before).toBe(5);
  });

  test("that came second of two at once changes nothing", async () => {
    const { accounts, setUp, logIn } = createTestAccounts();
    const session = accounts.sessionOf((await setUp()).sessionId)!;
    const answers = await Promise.all([
      answerOf(accounts.changePassword(session, ADA.password, "first and faster")),
      answerOf(accounts.changePassword(session, ADA.password, "second and late")),
    ]);
    expect(answers.toSorted()).toEqual(["granted", "wrong_password"]);
    const won = answers[0] === "granted" ? "first and faster" : "second and late";
    expect(await answerOf(logIn({ password: won }))).toBe("granted");
  });
});

test("at most two hashes run at once, however many log in", async () => {
  const { setUp, logIn, hashing } = createTestAccounts();
  await setUp();
  const answers = await Promise.all(Array.from({ length: 12 }, () => answerOf(logIn())));
  expect(answers.every((answer) => answer === "granted")).toBe(true);
  expect(hashing.counted.mostAtOnce).toBe(2);
});

function everythingIn(store: ReturnType<typeof createTestAccounts>["store"]): unknown {
  const tables = ["user", "session", "login_failure", "setting"];
  return tables.map((table) => store.sql(`SELECT * FROM ${table}`).all());
}
