import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LoginPage } from "../e2e/pages/login.ts";
import { SetupPage } from "../e2e/pages/setup.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { filesWith } from "./support/findText.ts";
import { type RealKeyring, startKeyring } from "./support/keyring.ts";
import { launchWindow, realWindow } from "./support/launch.ts";

const KEY = "4b1d".repeat(8);
const PASSWORD = "marked-password-9d0e";

describe.skipIf(!realWindow() || process.platform !== "linux")("on Linux with GNOME Keyring", () => {
  let keyring: RealKeyring | null = null;
  beforeAll(async () => {
    keyring = await startKeyring(temporaryFolder("keyring"));
    if (!keyring)
      console.log("The tests with a real keyring are skipped: GNOME Keyring is not here (Debian: gnome-keyring).");
  });
  afterAll(() => keyring?.stop());

  test("the key of an earlier version and the session are encrypted, and still there at the next start", async ({
    skip,
  }) => {
    if (!keyring) return skip();
    const folder = temporaryFolder("keyring-library");
    writeFileSync(join(folder, "tmdb.key"), `${KEY}\n`);
    const first = await launchWindow(folder, keyring.environment);
    await new SetupPage(first.page).createOwner("ada", PASSWORD);
    await new SetupPage(first.page).dropYourFilms.waitFor();
    expect(await keyOf(first.page)).toEqual({
      tmdbKey: "stored",
      tmdbKeyProtection: "system",
      tmdbKeyUnreadable: null,
    });
    expect(filesOf(folder)).toEqual(["tmdb.key.encrypted", "window/session.encrypted"]);
    for (const secret of [KEY, PASSWORD, "filmotheque_session"]) expect(filesWith(folder, secret)).toEqual([]);
    await first.program.close();

    const second = await launchWindow(folder, keyring.environment);
    await second.page.locator("#content").waitFor();
    expect(await keyOf(second.page)).toMatchObject({ tmdbKey: "stored", tmdbKeyProtection: "system" });
    await second.program.close();
  });

  test("a different keyring loses the login and the key, and says so", async ({ skip }) => {
    if (!keyring) return skip();
    const folder = temporaryFolder("keyring-reset");
    writeFileSync(join(folder, "tmdb.key"), `${KEY}\n`);
    const first = await launchWindow(folder, keyring.environment);
    await new SetupPage(first.page).createOwner("ada", PASSWORD);
    await new SetupPage(first.page).dropYourFilms.waitFor();
    await first.program.close();
    const encrypted = readFileSync(join(folder, "tmdb.key.encrypted"));

    const other = await startKeyring(temporaryFolder("keyring-other"));
    try {
      const second = await launchWindow(folder, other!.environment);
      await second.page.getByText("You were logged out because the saved login cannot be read").waitFor();
      await new LoginPage(second.page).logIn("ada", PASSWORD);
      await second.page.locator("#content").waitFor();
      expect(await keyOf(second.page)).toEqual({
        tmdbKey: "none",
        tmdbKeyProtection: "system",
        tmdbKeyUnreadable: "damaged",
      });
      await second.program.close();
    } finally {
      other?.stop();
    }
    expect(readFileSync(join(folder, "tmdb.key.encrypted"))).toEqual(encrypted);
    expect(existsSync(join(folder, "tmdb.key"))).toBe(false);
  });
});

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /(^|\/)(tmdb\.key|session)(\.|$)/.test(name))
    .sort();
}

function keyOf(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const { tmdbKey, tmdbKeyProtection, tmdbKeyUnreadable } = await (await fetch("/api/settings")).json();
    return { tmdbKey, tmdbKeyProtection, tmdbKeyUnreadable };
  });
}
