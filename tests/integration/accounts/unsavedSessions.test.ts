import { expect, test } from "vitest";
import type { Session } from "../../../src/accounts/index.ts";
import { ADA, createTestAccounts, GRACE } from "./testAccounts.ts";

/** A saved session, and one that began while nothing could be written. */
async function aFullDisk() {
  const test = createTestAccounts();
  const saved = (await test.setUp()).sessionId;
  const setWritable = (isWritable: boolean) => test.store.database.pragma(`query_only = ${isWritable ? "OFF" : "ON"}`);
  setWritable(false);
  test.clock.pass(1_000);
  const unsaved = (await test.logIn()).sessionId;
  const ended: string[] = [];
  test.accounts.onSessionEnded((idHash) => ended.push(idHash));
  const sessionOf = (id: string) => test.accounts.sessionOf(id) as Session;
  return { test, saved, unsaved, ended, setWritable, sessionOf };
}

test("a session that could not be saved on a full disk is listed, and can be ended by another one", async () => {
  const { test, saved, unsaved, ended, sessionOf } = await aFullDisk();
  const { idHash } = sessionOf(unsaved);
  const list = test.accounts.listSessions(sessionOf(saved));
  expect(list.map(({ isCurrent }) => isCurrent)).toEqual([false, true]);
  test.accounts.endListedSession(sessionOf(saved), list[0]!.id);
  expect(test.accounts.sessionOf(unsaved)).toBeNull();
  expect(ended).toEqual([idHash]);
  expect(test.accounts.listSessions(sessionOf(saved))).toHaveLength(1);
  expect(() => test.accounts.endListedSession(sessionOf(saved), list[0]!.id)).toThrow(
    expect.objectContaining({ code: "unknown_session" }),
  );
});

test("on a full disk a saved session can be ended too, and disappears from the list", async () => {
  const { test, saved, unsaved, setWritable, sessionOf } = await aFullDisk();
  const list = test.accounts.listSessions(sessionOf(unsaved));
  test.accounts.endListedSession(sessionOf(unsaved), list.find(({ isCurrent }) => !isCurrent)!.id);
  expect(test.accounts.sessionOf(saved)).toBeNull();
  expect(test.accounts.listSessions(sessionOf(unsaved))).toHaveLength(1);
  setWritable(true);
  test.accounts.saveSessions();
  test.reopen();
  expect(test.accounts.sessionOf(saved)).toBeNull();
  expect(test.accounts.sessionOf(unsaved)).not.toBeNull();
});

test("sessions end together or not at all: one in memory stays when the transaction is rolled back", async () => {
  const { test, saved, unsaved, ended, setWritable, sessionOf } = await aFullDisk();
  setWritable(true);
  // The sessions are removed first, then the account. If that is refused, no session may end.
  const refusal = "BEGIN SELECT RAISE(ABORT, 'refused'); END";
  test.store.database.exec(`CREATE TEMP TRIGGER refusal BEFORE DELETE ON main.user ${refusal}`);
  await test.accounts.addUser(GRACE, "owner");
  expect(() => test.accounts.removeUser(ADA.userId)).toThrow("refused");
  expect(test.accounts.sessionOf(unsaved)).not.toBeNull();
  expect(ended).toEqual([]);
  const { idHash } = sessionOf(unsaved);
  expect(test.accounts.endOtherSessions(sessionOf(saved))).toBe(1);
  expect(ended).toEqual([idHash]);
  test.accounts.saveSessions();
  expect(test.accounts.sessionOf(unsaved)).toBeNull();
});
