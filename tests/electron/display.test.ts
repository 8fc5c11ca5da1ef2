import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isDisplayThere } from "../../electron/lifecycle/display.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

describe.skipIf(process.platform !== "linux")("a display", () => {
  test.for([
    {},
    { DISPLAY: "", WAYLAND_DISPLAY: "" },
    { DISPLAY: ":7777" },
    { DISPLAY: "unix:7777.0" },
    { WAYLAND_DISPLAY: "wayland-7777" },
    { WAYLAND_DISPLAY: "wayland-7777", XDG_RUNTIME_DIR: "/nowhere" },
    { WAYLAND_DISPLAY: "/nowhere/wayland-0" },
  ])("is not there: %j", (environment) => {
    expect(isDisplayThere(environment)).toBe(false);
  });

  test.for([
    { DISPLAY: "localhost:10.0" },
    { DISPLAY: "192.168.1.2:0" },
    { DISPLAY: "desk:1" },
    { WAYLAND_SOCKET: "3" },
  ])("over the network, or already connected, is left to Chromium: %j", (environment) => {
    expect(isDisplayThere(environment)).toBe(true);
  });

  test("of Wayland is there by its path, and by its name in the session's folder", async () => {
    const folder = temporaryFolder("wayland");
    const server = await listening(join(folder, "wayland-5"));
    try {
      expect(isDisplayThere({ WAYLAND_DISPLAY: "wayland-5", XDG_RUNTIME_DIR: folder })).toBe(true);
      expect(isDisplayThere({ WAYLAND_DISPLAY: join(folder, "wayland-5") })).toBe(true);
      expect(isDisplayThere({ DISPLAY: ":7777", WAYLAND_DISPLAY: "wayland-5", XDG_RUNTIME_DIR: folder })).toBe(true);
    } finally {
      server.close();
    }
  });

  test("of X is there by a socket without a file too", async () => {
    const server = await listening("\0/tmp/.X11-unix/X7778");
    try {
      expect(isDisplayThere({ DISPLAY: ":7778" })).toBe(true);
      expect(isDisplayThere({ DISPLAY: ":7778.1" })).toBe(true);
      expect(isDisplayThere({ DISPLAY: ":777" })).toBe(false);
    } finally {
      server.close();
    }
  });
});

async function listening(address: string) {
  const server = createServer();
  await new Promise<void>((done) => server.listen(address, done));
  return server;
}
