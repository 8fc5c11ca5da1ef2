import { EventEmitter } from "node:events";
import type { Session, WebContents } from "electron";
import { expect, test } from "vitest";
import { denyPermissions, guardContents } from "../../electron/window/guardContents.ts";

test("the page may move within itself", () => {
  expect(aPage().navigate("app://filmotheque/films/12")).toEqual({ stayed: false, opened: [] });
});

test("a link to the web opens in the person's browser, and the page stays", () => {
  expect(aPage().navigate("https://en.wikipedia.org/wiki/Nosferatu")).toEqual({
    stayed: true,
    opened: ["https://en.wikipedia.org/wiki/Nosferatu"],
  });
});

test.for(["file:///etc/passwd", "http://example.org/", "javascript:alert(1)", "app://elsewhere/"])(
  "%s opens nowhere",
  (address) => {
    expect(aPage().navigate(address)).toEqual({ stayed: true, opened: [] });
  },
);

test("a frame inside the page goes nowhere, and opens nothing outside", () => {
  expect(aPage().navigate("https://evil.example/", { isMainFrame: false })).toEqual({ stayed: true, opened: [] });
});

test("a redirect cannot lead out of the page", () => {
  const page = aPage();
  expect(page.emit("will-redirect", { url: "https://evil.example/" })).toBe(true);
  expect(page.emit("will-redirect", { url: "app://filmotheque/" })).toBe(false);
});

test("new windows are denied; their addresses are treated as links", () => {
  const page = aPage();
  expect(page.openWindow("https://example.org/")).toEqual({ action: "deny" });
  expect(page.openWindow("file:///etc/passwd")).toEqual({ action: "deny" });
  expect(page.opened).toEqual(["https://example.org/"]);
});

test("guests cannot be embedded", () => {
  expect(aPage().emit("will-attach-webview", {})).toBe(true);
});

const OURS = { isMainFrame: true, requestingUrl: "app://filmotheque/films/1" };

test.for([
  ["media", OURS, false],
  ["notifications", OURS, false],
  ["fullscreen", OURS, true],
  ["fullscreen", { ...OURS, isMainFrame: false }, false],
  ["fullscreen", { ...OURS, requestingUrl: "https://evil.example/" }, false],
] as const)("%s for %j: granted %s; permission checks and devices are denied", ([permission, from, isGranted]) => {
  const answers: boolean[] = [];
  type Ask = (contents: unknown, permission: string, answer: (granted: boolean) => void, from: unknown) => void;
  // Only the three setters of the session are used.
  denyPermissions({
    setPermissionRequestHandler: (ask: Ask) => ask({}, permission, (granted) => answers.push(granted), from),
    setPermissionCheckHandler: (check: () => boolean) => answers.push(check()),
    setDevicePermissionHandler: (check: () => boolean) => answers.push(check()),
  } as unknown as Session);
  expect(answers).toEqual([isGranted, false, false]);
});

function aPage() {
  const opened: string[] = [];
  const events = new EventEmitter();
  let openWindow = (_details: { url: string }): unknown => undefined;
  const contents = Object.assign(events, {
    setWindowOpenHandler: (handler: typeof openWindow) => {
      openWindow = handler;
    },
  });
  // Events and the window handler are all of Electron's contents that is used.
  guardContents(contents as unknown as WebContents, (address) => opened.push(address));

  const emit = (name: string, event: object): boolean => {
    let isPrevented = false;
    events.emit(name, {
      ...event,
      preventDefault: () => {
        isPrevented = true;
      },
    });
    return isPrevented;
  };
  const navigate = (url: string, { isMainFrame = true } = {}) => {
    const stayed = emit("will-frame-navigate", { url, isMainFrame });
    return { stayed, opened };
  };
  return { opened, emit, navigate, openWindow: (url: string) => openWindow({ url }) };
}
