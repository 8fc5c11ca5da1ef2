import { expect, test } from "vitest";
import { ADA, answerOf, createTestAccounts, GRACE } from "./testAccounts.ts";

test("the first account is the owner's, and is made once", async () => {
  const { accounts } = createTestAccounts();
  expect(accounts.setupNeeded()).toBe(true);
  const { user } = await accounts.setUp({ ...ADA, displayName: "Ada L.", language: "fr" });
  expect(user).toMatchObject({ role: "owner", displayName: "Ada L.", language: "fr" });
  expect(accounts.setupNeeded()).toBe(false);
  expect(await answerOf(accounts.setUp(GRACE))).toBe("already_set_up");
});

test("of two set-ups at the same moment exactly one wins", async () => {
  const { accounts } = createTestAccounts();
  const answers = await Promise.all([answerOf(accounts.setUp(ADA)), answerOf(accounts.setUp(GRACE))]);
  expect(answers.toSorted()).toEqual(["already_set_up", "granted"]);
  expect(accounts.listUsers()).toHaveLength(1);
});

test("a name is shown as typed, and found in any case and Unicode normalisation", async () => {
  const { accounts, logIn } = createTestAccounts();
  await accounts.setUp({ ...ADA, userId: " Élodie " });
  expect(accounts.listUsers()).toMatchObject([{ userId: "Élodie", displayName: "Élodie" }]);
  for (const userId of ["élodie", "ÉLODIE", "Élodie".normalize("NFD"), " elodie "]) {
    expect(await answerOf(logIn({ userId }))).toBe(userId.trim() === "elodie" ? "wrong_credentials" : "granted");
  }
});

test("two members cannot have the same name, in any case, even when they are added at once", async () => {
  const { accounts, setUp } = createTestAccounts();
  await setUp();
  const added = await Promise.all([
    answerOf(accounts.addUser(GRACE)),
    answerOf(accounts.addUser({ ...GRACE, userId: "GRACE" })),
  ]);
  expect(added.toSorted()).toEqual(["granted", "user_exists"]);
  expect(await answerOf(accounts.addUser({ ...GRACE, userId: "aDA" }))).toBe("user_exists");
});

test("a user name that looks like an existing one in other letters is refused", async () => {
  const { accounts, setUp } = createTestAccounts();
  await setUp();
  for (const userId of ["\u0410da", "\u0430d\u0430", "\uff21da", "\u0391d\u0430"])
    expect(await answerOf(accounts.addUser({ ...GRACE, userId })), userId).toBe("user_exists");
  expect(await answerOf(accounts.addUser({ ...GRACE, userId: "Адам" }))).toBe("granted");
});

test("a display name that looks like another user's display or user name is refused, and so is the other way round", async () => {
  const { accounts, setUp } = createTestAccounts();
  await setUp();
  expect(await answerOf(accounts.addUser({ ...GRACE, displayName: "Admiral Ella" }))).toBe("granted");
  for (const displayName of [
    "Admiral Ella",
    "ADMIRAL  ELLA",
    "Admiral EIla",
    "Аdmiral Ella",
    "Ada",
    "\u0410da",
    "grace",
  ])
    expect(await answerOf(accounts.addUser({ ...GRACE, userId: "hedy", displayName })), displayName).toBe(
      "display_name_exists",
    );
  expect(await answerOf(accounts.addUser({ ...GRACE, userId: "admiral ella" }))).toBe("user_exists");
  expect(await answerOf(accounts.addUser({ ...GRACE, userId: "hedy", displayName: "Hedy" }))).toBe("granted");
});

test("of two users added at once under one display name one is", async () => {
  const { accounts, setUp } = createTestAccounts();
  await setUp();
  const added = await Promise.all(
    ["hedy", "mary"].map((userId) => answerOf(accounts.addUser({ ...GRACE, userId, displayName: "Friend" }))),
  );
  expect(added.filter((answer) => answer === "granted")).toHaveLength(1);
});

test("members can be removed, strangers and the owner cannot", async () => {
  const { accounts, setUp } = createTestAccounts();
  await setUp();
  await accounts.addUser(GRACE);
  accounts.removeUser("GRACE");
  expect(accounts.listUsers().map(({ userId }) => userId)).toEqual(["Ada"]);
  expect(() => accounts.removeUser("grace")).toThrow(expect.objectContaining({ code: "unknown_user" }));
  expect(() => accounts.removeUser("ada")).toThrow(expect.objectContaining({ code: "last_owner" }));
});

test("a person's language is kept", async () => {
  const { accounts, setUp } = createTestAccounts();
  const { sessionId } = await setUp();
  expect(accounts.setLanguage(accounts.sessionOf(sessionId)!, "fr").language).toBe("fr");
  expect(accounts.sessionOf(sessionId)?.user.language).toBe("fr");
});
