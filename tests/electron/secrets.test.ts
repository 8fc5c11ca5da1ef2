import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { LoginPage } from "../e2e/pages/login.ts";
import { SetupPage } from "../e2e/pages/setup.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { filesWith } from "./support/findText.ts";
import { launchWindow, realWindow } from "./support/launch.ts";

const KEY = `${"5ec2e7".repeat(5)}ab`;
const PASSWORD = "marked-password-6c1f";

/** No session bus, and a desktop that Chromium does not know: no keyring, even if this machine has one. */
const WITHOUT_KEYRING = { DBUS_SESSION_BUS_ADDRESS: "disabled:", XDG_CURRENT_DESKTOP: "none", DESKTOP_SESSION: "none" };

describe.skipIf(!realWindow() || process.platform !== "linux")("on Linux without a keyring", () => {
  test("key and session are only in files of mode 0600, the settings say so, and one login is enough", async () => {
    const folder = temporaryFolder("secrets");
    const first = await launchWindow(folder, { ...WITHOUT_KEYRING, FILMOTHEQUE_LOG: "debug" });
    await new SetupPage(first.page).createOwner("ada", PASSWORD);
    await new SetupPage(first.page).dropYourFilms.waitFor();
    await enterKey(first.page);
    await first.page.getByText("This system has no keyring").waitFor();
    await makeBackup(first.page, folder);
    await expectSecretsOnlyIn(folder, { key: ["tmdb.key"], session: ["window/session"] });
    expect(await answersWith(first.page, [KEY, PASSWORD, sessionOf(folder)])).toEqual([]);
    await first.program.close();

    const second = await launchWindow(folder, WITHOUT_KEYRING);
    await second.page.locator("#content").waitFor();
    expect(await settingsOf(second.page)).toMatchObject({
      tmdbKey: "stored",
      tmdbKeyProtection: "no_keyring",
      tmdbKeyUnreadable: null,
    });
    await expectSecretsOnlyIn(folder, { key: ["tmdb.key"], session: ["window/session"] });
    await second.program.close();
  });

  test.for([
    ["is damaged", "session", Buffer.from("\xff\xfe damaged", "latin1")],
    ["needs a keyring that is not there", "session.encrypted", Buffer.from("v11 of another day")],
  ] as const)("a saved login that %s is said, and costs a login alone", async ([, name, content]) => {
    const folder = temporaryFolder("secrets-lost");
    const first = await launchWindow(folder, WITHOUT_KEYRING);
    await new SetupPage(first.page).createOwner("ada", PASSWORD);
    await new SetupPage(first.page).dropYourFilms.waitFor();
    await first.program.close();
    writeFileSync(join(folder, "window/session"), "");
    writeFileSync(join(folder, "window", name), content);

    const second = await launchWindow(folder, WITHOUT_KEYRING);
    await second.page.getByText("You were logged out because the saved login cannot be read").waitFor();
    await new LoginPage(second.page).logIn("ada", PASSWORD);
    await second.page.locator("#content").waitFor();
    await second.program.close();

    const third = await launchWindow(folder, WITHOUT_KEYRING);
    await third.page.locator("#content").waitFor();
    await third.program.close();
  });
});

async function enterKey(page: Page): Promise<void> {
  await page.evaluate(() => {
    history.pushState(null, "", "/settings");
    dispatchEvent(new PopStateEvent("popstate"));
  });
  await page.getByLabel("New key or token").fill(KEY);
  const section = page.locator("form", { has: page.getByLabel("New key or token") });
  await section.getByRole("button", { name: "Save" }).click();
  await page.getByText("A key is saved").waitFor();
}

/** The secrets of this run, and the files below the data folder that hold them as they are. */
async function expectSecretsOnlyIn(folder: string, { key, session }: { key: string[]; session: string[] }) {
  expect(filesWith(folder, PASSWORD)).toEqual([]);
  expect(filesWith(folder, KEY)).toEqual(key);
  for (const name of [...key, ...session]) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  if (session.length > 0) expect(filesWith(folder, sessionOf(folder))).toEqual(session);
}

function sessionOf(folder: string): string {
  const [[, { value }]] = JSON.parse(readFileSync(join(folder, "window/session"), "utf8")) as [
    [string, { value: string }],
  ];
  return value;
}

function settingsOf(page: Page): Promise<unknown> {
  return page.evaluate(() => fetch("/api/settings").then((answer) => answer.json()));
}

/** A whole backup: its checksum is written last. */
async function makeBackup(page: Page, folder: string): Promise<void> {
  const status = await page.evaluate(() =>
    fetch("/api/maintenance/backup", { method: "POST" }).then((answer) => answer.status),
  );
  expect(status).toBe(202);
  const backups = () => readdirSync(folder, { recursive: true, encoding: "utf8" });
  await expect.poll(backups).toContainEqual(expect.stringMatching(/\.zip\.sha256$/));
}

/** The routes without parameters whose answer holds one of the texts. */
function answersWith(page: Page, texts: readonly string[]): Promise<string[]> {
  return page.evaluate(async (secrets) => {
    const description = (await (await fetch("/api/openapi.json")).json()) as { paths: Record<string, object> };
    const paths = Object.entries(description.paths)
      .filter(([path, methods]) => "get" in methods && !path.includes("{") && path !== "/api/events")
      .map(([path]) => path);
    const found: string[] = [];
    for (const path of [...paths, "/metrics"]) {
      const answer = await (await fetch(path)).text();
      if (secrets.some((secret) => answer.includes(secret))) found.push(path);
    }
    return found;
  }, texts);
}
