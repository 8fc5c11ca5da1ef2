import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ADA, answerOf, createTestAccounts, DAY, GRACE, MINUTE, SECOND } from "./testAccounts.ts";

describe("a session's id", () => {
  test("is 256 random bits, new at each login, and kept only as a hash", async () => {
    const { setUp, logIn, store } = createTestAccounts();
    const ids = [(await setUp()).sessionId, (await logIn()).sessionId];
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(Buffer.from(id, "base64url")).toHaveLength(32);
    const rows = JSON.stringify(store.sql("SELECT * FROM session").all());
    for (const id of ids) {
      expect(rows).not.toContain(id);
      expect(rows).toContain(createHash("sha256").update(id).digest("hex"));
    }
  });

  test("that is made up opens nothing", async () => {
    const { setUp, accounts, store } = createTestAccounts();
    await setUp();
    const { id_hash } = store.sql<{ id_hash: string }>("SELECT id_hash FROM session").get()!;
    for (const id of ["", "x".repeat(43), id_hash, "' OR 1=1 --"]) expect(accounts.sessionOf(id)).toBeNull();
  });
});

describe("a session", () => {
  test("carries who logged in", async () => {
    const { setUp, accounts } = createTestAccounts();
    const { sessionId } = await setUp();
    expect(accounts.sessionOf(sessionId)?.user).toEqual({
      key: 1,
      userId: "Ada",
      displayName: "Ada",
      role: "owner",
      language: "en",
      maximumAge: null,
      avatar: { drawn: null, picture: null },
      hasPin: false,
    });
  });

  test("outlives a restart of the program", async () => {
    const library = createTestAccounts();
    const { sessionId } = await library.setUp();
    library.reopen();
    expect(library.accounts.sessionOf(sessionId)?.user.userId).toBe("Ada");
  });

  test("ends after 14 idle days", async () => {
    const { setUp, accounts, clock } = createTestAccounts();
    const { sessionId } = await setUp();
    clock.pass(14 * DAY - SECOND);
    expect(accounts.sessionOf(sessionId)).not.toBeNull();
    clock.pass(14 * DAY);
    expect(accounts.sessionOf(sessionId)).toBeNull();
  });

  test("ends after 30 days, however much it is used", async () => {
    const { setUp, accounts, clock } = createTestAccounts();
    const { sessionId } = await setUp();
    for (let day = 0; day < 29; day += 1) {
      clock.pass(DAY);
      expect(accounts.sessionOf(sessionId)).not.toBeNull();
    }
    clock.pass(DAY);
    expect(accounts.sessionOf(sessionId)).toBeNull();
  });

  test("ends at once at logout, for open streams too", async () => {
    const { setUp, accounts } = createTestAccounts();
    const { sessionId } = await setUp();
    const { idHash } = accounts.sessionOf(sessionId)!;
    const ended: string[] = [];
    const stop = accounts.onSessionEnded((hash) => ended.push(hash));
    accounts.endSession(sessionId);
    expect(accounts.sessionOf(sessionId)).toBeNull();
    expect(ended).toEqual([idHash]);
    stop();
    accounts.endSession(sessionId);
    expect(ended).toHaveLength(1);
  });

  test("ends with its user", async () => {
    const { setUp, logIn, accounts } = createTestAccounts();
    await setUp();
    await accounts.addUser(GRACE);
    const { sessionId } = await logIn(GRACE);
    const ended: string[] = [];
    const { idHash } = accounts.sessionOf(sessionId)!;
    accounts.onSessionEnded((hash) => ended.push(hash));
    accounts.removeUser("grace");
    expect(accounts.sessionOf(sessionId)).toBeNull();
    expect(ended).toEqual([idHash]);
    expect(await answerOf(logIn(GRACE))).toBe("wrong_credentials");
  });

  test("stays when its user changes the password, and all others of that user end", async () => {
    const { setUp, logIn, accounts } = createTestAccounts();
    await setUp();
    await accounts.addUser(GRACE);
    const [mine, other, graces] = await Promise.all([logIn(), logIn(), logIn(GRACE)]);
    const ended: string[] = [];
    accounts.onSessionEnded((hash) => ended.push(hash));
    await accounts.changePassword(accounts.sessionOf(mine.sessionId)!, ADA.password, "lantern and lens");
    expect(accounts.sessionOf(mine.sessionId)).not.toBeNull();
    expect(accounts.sessionOf(other.sessionId)).toBeNull();
    expect(accounts.sessionOf(graces.sessionId)).not.toBeNull();
    expect(ended).toHaveLength(2);
  });

  test("does not begin for a user who was removed while their password was compared", async () => {
    const { setUp, logIn, accounts, store } = createTestAccounts();
    await setUp();
    await accounts.addUser(GRACE);
    const login = answerOf(logIn(GRACE));
    accounts.removeUser(GRACE.userId);
    expect(await login).toBe("wrong_credentials");
    expect(store.sql("SELECT 1 FROM session WHERE user <> 1").all()).toEqual([]);
  });

  test("does not begin with a password that changed while it was compared", async () => {
    const { setUp, logIn, accounts, store } = createTestAccounts();
    await setUp();
    await accounts.addUser(GRACE);
    const login = answerOf(logIn());
    store.sql("UPDATE user SET password_hash = (SELECT password_hash FROM user WHERE id = 2) WHERE id = 1").run();
    expect(await login).toBe("wrong_credentials");
    expect(await answerOf(logIn({ password: GRACE.password }))).toBe("granted");
  });

  test("that is unused ends even while a stream is open on it", async () => {
    const { setUp, accounts, clock } = createTestAccounts();
    await setUp();
    const ended: string[] = [];
    accounts.onSessionEnded((hash) => ended.push(hash));
    expect(accounts.endExpiredSessions()).toBe(0);
    clock.pass(14 * DAY);
    expect(accounts.endExpiredSessions()).toBe(1);
    expect(ended).toHaveLength(1);
  });

  test("writes its use down once a minute, not once a request", async () => {
    const { setUp, accounts, clock, store } = createTestAccounts();
    const { sessionId } = await setUp();
    let writes = 0;
    store.onWrite(() => (writes += 1));
    for (let n = 0; n < 120; n += 1) {
      clock.pass(SECOND);
      accounts.sessionOf(sessionId);
    }
    expect(writes).toBe(2);
    clock.pass(14 * DAY - 2 * MINUTE);
    expect(accounts.sessionOf(sessionId)).not.toBeNull();
  });
});
