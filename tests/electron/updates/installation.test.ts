import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findInstallation } from "../../../electron/updates/installation.ts";
import { replaceAppImage } from "../../../electron/updates/replaceAppImage.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { anAppImage } from "../support/updateServer.ts";

const folder = temporaryFolder("installation");
const image = join(folder, "Filmothèque.AppImage");
writeFileSync(image, anAppImage("1.0.0"));
const MOUNTED = "/tmp/.mount_filmotAbC123";
const packaged = {
  platform: "linux",
  isPackaged: true,
  executable: `${MOUNTED}/filmotheque`,
  environment: {},
} as const;
const inImage = { ...packaged, environment: { APPIMAGE: image, APPDIR: MOUNTED } };

describe("how this copy was installed", () => {
  test("run from its source, it is not updated at all", () => {
    for (const platform of ["linux", "win32", "darwin"] as const)
      expect(findInstallation({ ...inImage, platform, isPackaged: false })).toBe("none");
  });

  test("Windows and macOS have one kind each", () => {
    expect(findInstallation({ ...packaged, platform: "win32" })).toBe("nsis");
    expect(findInstallation({ ...packaged, platform: "darwin" })).toBe("mac");
  });

  test("an AppImage replaces itself; a Debian package or a folder is replaced by its owner", () => {
    expect(findInstallation(inImage)).toBe("appimage");
    expect(findInstallation({ ...packaged, executable: "/opt/Filmothèque/filmotheque" })).toBe("manual");
  });

  test("an AppImage that started this program, and is another program, is left alone", () => {
    expect(findInstallation({ ...inImage, executable: "/opt/Filmothèque/filmotheque" })).toBe("manual");
    expect(findInstallation({ ...inImage, executable: `${MOUNTED}-other/filmotheque` })).toBe("manual");
  });

  test("a variable that names no AppImage is not believed", () => {
    const text = join(folder, "notes.txt");
    writeFileSync(text, "my notes, not a program");
    for (const APPIMAGE of [text, join(folder, "gone"), folder, "relative.AppImage", ""])
      expect(findInstallation({ ...inImage, environment: { APPIMAGE, APPDIR: MOUNTED } }), APPIMAGE).toBe("manual");
  });
});

describe("replacing an AppImage", () => {
  function place(name: string, runningName: string) {
    const home = join(folder, name);
    mkdirSync(home);
    const running = join(home, runningName);
    writeFileSync(running, "old", { mode: 0o755 });
    const downloaded = join(folder, "filmotheque-1.1.0-linux-x86_64.AppImage");
    writeFileSync(downloaded, "new");
    return { home, running, downloaded };
  }

  test("a name that the person gave stays", () => {
    const { home, running, downloaded } = place("named", "Films.AppImage");
    expect(replaceAppImage(running, downloaded)).toBe(running);
    expect(readFileSync(running, "utf8")).toBe("new");
    expect(statSync(running).mode & 0o777).toBe(0o755);
    expect(readdirSync(home)).toEqual(["Films.AppImage"]);
  });

  test("a name that tells the version tells the new one", () => {
    const { home, running, downloaded } = place("versioned", "filmotheque-1.0.0-linux-x86_64.AppImage");
    replaceAppImage(running, downloaded);
    expect(readdirSync(home)).toEqual(["filmotheque-1.1.0-linux-x86_64.AppImage"]);
  });

  test("when the new file cannot be written, the old one is still there", () => {
    const { home, running } = place("failing", "Films.AppImage");
    expect(() => replaceAppImage(running, join(folder, "nothing-was-downloaded"))).toThrow("ENOENT");
    expect(readFileSync(running, "utf8")).toBe("old");
    expect(readdirSync(home)).toEqual(["Films.AppImage"]);
  });
});
