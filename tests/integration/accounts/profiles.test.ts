import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { libraryContent } from "../api/libraryContent.ts";
import { MEMBER, OTHER, type ServedProgram, startServedProgram } from "../api/servedProgram.ts";
import { OWNER } from "../wholeProgram/program.ts";

const DAY_MS = 86_400_000;
const PIN = "4711";

let program: ServedProgram;
let owner: string;
let now = Date.parse("2026-05-01T12:00:00Z");

beforeAll(async () => {
  program = await startServedProgram({ clock: { now: () => now } });
  ({ owner } = await program.household());
});
afterAll(() => program?.[Symbol.asyncDispose]());

const post = (path: string, as: string, body: object) => program.ask(path, { method: "POST", as, body });
const put = (path: string, as: string, body: object) => program.ask(path, { method: "PUT", as, body });
const profilesOf = async (as: string) =>
  (await program.ask("/api/sessions/profiles", { as })).body.items.map(
    ({ user, needsPin, canSwitch }: { user: { userId: string }; needsPin: boolean; canSwitch: boolean }) => [
      user.userId,
      needsPin,
      canSwitch,
    ],
  );
const switchTo = (as: string, userId: string, pin?: string) =>
  post("/api/sessions/switch", as, { userId, ...(pin === undefined ? {} : { pin }) });
const isOpen = async (as: string) => (await program.ask("/api/sessions/current", { as })).status === 200;

/** A device on which the owner logged in first, then a member beside them. */
async function aSharedDevice(): Promise<{ ofOwner: string; ofMember: string }> {
  const ofOwner = await program.logIn(OWNER);
  const ofMember = (await post("/api/sessions", ofOwner, { ...MEMBER, keepOpen: true })).body.sessionId;
  expect((await put("/api/me/pin", ofOwner, { password: OWNER.password, pin: PIN })).body.hasPin).toBe(true);
  return { ofOwner, ofMember };
}

describe("switching to a session that is open on the same device", () => {
  test("takes the PIN of its person, and gives its former id no access", async () => {
    const { ofOwner, ofMember } = await aSharedDevice();
    expect(await profilesOf(ofMember)).toEqual([[OWNER.userId, true, true]]);
    const { status, body, headers } = await switchTo(ofMember, OWNER.userId, PIN);
    expect([status, body.user.userId]).toEqual([200, OWNER.userId]);
    // The page of the former person must not stay in the browser's cache.
    expect(headers["clear-site-data"]).toBe('"cache"');
    expect(String(headers["set-cookie"])).toContain(body.sessionId);
    expect([await isOpen(body.sessionId), await isOpen(ofOwner), await isOpen(ofMember)]).toEqual([true, false, true]);
    expect(await profilesOf(body.sessionId)).toEqual([[MEMBER.userId, false, false]]);
  });

  test("is refused where the person has no session, although the PIN is right", async () => {
    await aSharedDevice();
    const elsewhere = await program.logIn(OTHER);
    expect(await profilesOf(elsewhere)).toEqual([]);
    expect((await switchTo(elsewhere, OWNER.userId, PIN)).body.code).toBe("unknown_session");
  });

  test("is refused after the person logged out there, or changed the password", async () => {
    const { ofOwner, ofMember } = await aSharedDevice();
    await program.ask("/api/sessions/current", { method: "DELETE", as: ofOwner });
    expect((await switchTo(ofMember, OWNER.userId, PIN)).body.code).toBe("unknown_session");
    expect(await profilesOf(ofMember)).toEqual([]);
  });

  test("without a PIN is for kids profiles alone; any other needs its password", async () => {
    const { ofMember } = await aSharedDevice();
    const { sessionId } = (await switchTo(ofMember, OWNER.userId, PIN)).body;
    expect((await switchTo(sessionId, MEMBER.userId)).body.code).toBe("no_pin");
    expect((await switchTo(sessionId, MEMBER.userId, "0000")).body.code).toBe("no_pin");
    await put(`/api/users/${MEMBER.userId}/age-limit`, owner, { maximumAge: 10 });
    expect(await profilesOf(sessionId)).toEqual([[MEMBER.userId, false, true]]);
    const kid = (await switchTo(sessionId, MEMBER.userId)).body;
    expect(kid.user.maximumAge).toBe(10);
    // And back, as only the parent can.
    expect((await switchTo(kid.sessionId, OWNER.userId, "9999")).body.code).toBe("wrong_pin");
    expect((await switchTo(kid.sessionId, OWNER.userId, PIN)).status).toBe(200);
    await put(`/api/users/${MEMBER.userId}/age-limit`, owner, { maximumAge: null });
  });

  test("ends the session after five wrong PINs, also when they are sent at once", async () => {
    const { ofOwner, ofMember } = await aSharedDevice();
    const guesses = Array.from({ length: 12 }, (_, guess) => switchTo(ofMember, OWNER.userId, `000${guess % 10}`));
    const codes = (await Promise.all(guesses)).map(({ body }) => body.code);
    expect(codes.filter((code) => code === "wrong_pin").length).toBeLessThan(5);
    expect(new Set(codes)).toEqual(new Set(["wrong_pin", "unknown_session"]));
    expect(await isOpen(ofOwner)).toBe(false);
    expect((await switchTo(ofMember, OWNER.userId, PIN)).body.code).toBe("unknown_session");
    expect(await isOpen(ofMember)).toBe(true);
  });

  test("gives no more tries where the person logged in twice on the device", async () => {
    const { ofMember } = await aSharedDevice();
    await post("/api/sessions", ofMember, { ...OWNER, keepOpen: true });
    for (let guess = 0; guess < 5; guess += 1) await switchTo(ofMember, OWNER.userId, `000${guess}`);
    expect(await profilesOf(ofMember)).toEqual([]);
  });

  test("forgets wrong PINs after the right one", async () => {
    const { ofMember } = await aSharedDevice();
    for (const pin of ["0000", "0001", "0002", "0003"]) await switchTo(ofMember, OWNER.userId, pin);
    const { sessionId } = (await switchTo(ofMember, OWNER.userId, PIN)).body;
    const again = (await post("/api/sessions", sessionId, { ...MEMBER, keepOpen: true })).body.sessionId;
    for (const pin of ["0000", "0001"]) expect((await switchTo(again, OWNER.userId, pin)).body.code).toBe("wrong_pin");
  });

  test("does not prolong the session: it ends 30 days after the password was entered", async () => {
    const { ofMember } = await aSharedDevice();
    const begun = now;
    let current = ofMember;
    for (let day = 5; day <= 25; day += 10) {
      now = begun + day * DAY_MS;
      const entered = (await switchTo(current, OWNER.userId, PIN)).body;
      expect(Date.parse(entered.expiresAt)).toBeLessThanOrEqual(begun + 30 * DAY_MS);
      current = (await post("/api/sessions", entered.sessionId, { ...MEMBER, keepOpen: true })).body.sessionId;
    }
    now = begun + 31 * DAY_MS;
    const member = await program.logIn(MEMBER);
    expect((await switchTo(member, OWNER.userId, PIN)).body.code).toBe("unknown_session");
    expect((await switchTo(current, OWNER.userId, PIN)).status).not.toBe(200);
  });

  test("links no sessions unless that was asked for", async () => {
    const first = await program.logIn(OWNER);
    const second = (await post("/api/sessions", first, MEMBER)).body.sessionId;
    expect(await profilesOf(second)).toEqual([]);
  });
});

describe("a PIN", () => {
  test("is set with the password alone, and kept as argon2id", async () => {
    const session = await program.logIn(OTHER);
    expect((await put("/api/me/pin", session, { password: "not the one", pin: PIN })).body.code).toBe("wrong_password");
    for (const pin of ["123", "123456789", "12a4", ""])
      expect((await put("/api/me/pin", session, { password: OTHER.password, pin })).status).toBe(422);
    await put("/api/me/pin", session, { password: OTHER.password, pin: "13572468" });
    const rows = libraryContent(program.dataFolder).user as { user_id: string; pin_hash: string | null }[];
    expect(rows.find(({ user_id }) => user_id === OTHER.userId)?.pin_hash).toMatch(
      /^\$argon2id\$v=19\$m=65536,t=3,p=1\$/,
    );
    expect(JSON.stringify(rows)).not.toContain("13572468");
    expect((await put("/api/me/pin", session, { password: OTHER.password, pin: null })).body.hasPin).toBe(false);
  });

  test("never logs in", async () => {
    const session = await program.logIn(OTHER);
    await put("/api/me/pin", session, { password: OTHER.password, pin: "24681357" });
    const body = { userId: OTHER.userId, password: "24681357" };
    expect((await program.ask("/api/sessions", { method: "POST", body })).body.code).toBe("wrong_credentials");
  });
});

describe("an avatar", () => {
  test("is one of the drawn set, or none", async () => {
    const session = await program.logIn(OTHER);
    expect((await put("/api/me/avatar", session, { drawn: "cat" })).body.avatar).toEqual({
      drawn: "cat",
      picture: null,
    });
    expect((await put("/api/me/avatar", session, { drawn: "../../etc/passwd" })).status).toBe(422);
    expect((await put("/api/me/avatar", session, { drawn: null })).body.avatar).toEqual({ drawn: null, picture: null });
  });

  test("may be an uploaded picture, checked, limited and re-encoded as any other", async () => {
    const session = await program.logIn(OTHER);
    const other = await program.logIn(MEMBER);
    const upload = (body: string | Uint8Array) =>
      program.ask("/api/me/avatar/picture", {
        method: "PUT",
        as: session,
        body,
        headers: { "content-type": "application/octet-stream" },
      });
    expect((await upload("<svg onload=alert(1)>")).status).toBe(415);
    const png = await sharp({ create: { width: 600, height: 400, channels: 3, background: "#b5651d" } })
      .png()
      .toBuffer();
    expect((await upload(png)).status).toBe(204);
    const { avatar } = (await program.ask("/api/sessions/current", { as: session })).body.user;
    expect(avatar.picture).toMatch(/^\/api\/avatars\/\d+\/[0-9a-f]{16}$/);
    const shown = await program.ask(avatar.picture, { as: other });
    expect([shown.status, shown.headers["content-type"]]).toEqual([200, "image/webp"]);
    expect((await program.ask(avatar.picture)).status).toBe(401);
    expect(
      (
        await program.ask(
          avatar.picture.replace(/.$/, (last: string) => (last === "0" ? "1" : "0")),
          { as: other },
        )
      ).status,
    ).toBe(404);
    await put("/api/me/avatar", session, { drawn: "fish" });
    expect((await program.ask(avatar.picture, { as: other })).status).toBe(404);
  });
});
