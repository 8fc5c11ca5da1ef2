import { chmodSync, chownSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { folderOfOtherUser, launchPackaged } from "./support/launchPackaged.ts";
import { distributionToPack, type StartableProgram, startableProgram } from "./support/packagedProgram.ts";
import { anAppImage, UpdateServer } from "./support/updateServer.ts";

const WAIT = { interval: 250 };
const canRun = process.platform === "linux" && distributionToPack() !== null;

/** Chromium's network, Electron's `quit` event and the archive are real; the mounted AppImage is the package's folder. */
describe.skipIf(!canRun)("the packaged program as an AppImage", () => {
  let server: UpdateServer;
  let program: StartableProgram;
  let image: string;
  let home: string;
  let count = 0;

  beforeEach(async () => {
    server = await UpdateServer.start();
    program = await startableProgram(server.url);
    count += 1;
    const folder = temporaryFolder(`image-${count}`);
    chmodSync(folder, 0o755);
    home = folderOfOtherUser(join(folder, "home"));
    image = join(home, "Filmothèque.AppImage");
    writeFileSync(image, anAppImage("0.1.0"), { mode: 0o755 });
    const { uid, gid } = statSync(home);
    chownSync(image, uid, gid);
  });
  afterEach(() => server.stop());

  const launch = () => launchPackaged(program, home, { APPIMAGE: image, APPDIR: program.folder });
  const downloaded = () => existsSync(join(home, ".cache/filmotheque-updater/pending/update-info.json"));

  test("downloads a newer version while it runs, and is that version after it quits", async () => {
    const content = anAppImage("99.0.0", 2_000_000);
    server.publish({ version: "99.0.0", content });
    const running = await launch();
    await expect.poll(downloaded, WAIT).toBe(true);
    expect(readFileSync(image)).toEqual(anAppImage("0.1.0"));
    expect(await running.quit(), running.said()).toBe(0);
    expect(readFileSync(image).equals(content)).toBe(true);
  });

  test("leaves everything as it is when the server offers an older version", async () => {
    server.publish({ version: "0.0.9", content: anAppImage("0.0.9") });
    const running = await launch();
    await expect.poll(() => server.requests.length, WAIT).toBeGreaterThan(0);
    await running.quit();
    expect(server.downloads).toBe(0);
    expect(readFileSync(image)).toEqual(anAppImage("0.1.0"));
  });

  test("installs nothing when the download is damaged, and asks again later", async () => {
    const content = anAppImage("99.0.0", 2_000_000);
    server.publish({ version: "99.0.0", content, checksum: "AAAA" });
    const running = await launch();
    await expect.poll(() => server.downloads, WAIT).toBeGreaterThan(0);
    await expect.poll(() => logOf(home), WAIT).toContain("the update failed");
    await running.quit();
    expect(downloaded()).toBe(false);
    expect(readFileSync(image)).toEqual(anAppImage("0.1.0"));
  });

  test("sends no request when the person has turned updates off", async () => {
    folderOfOtherUser(join(home, "window"));
    writeFileSync(join(home, "window/preferences.json"), '{"updateAutomatically":false}');
    server.publish({ version: "99.0.0", content: anAppImage("99.0.0") });
    const running = await launch();
    await running.page.getByRole("main").waitFor();
    await expect.poll(() => logOf(home), WAIT).toContain("the library is open");
    await running.quit();
    expect(server.requests).toEqual([]);
  });
});

function logOf(home: string): string {
  const file = join(home, "logs/filmotheque.log");
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}
