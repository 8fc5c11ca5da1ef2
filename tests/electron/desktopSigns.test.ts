import type { MenuItemConstructorOptions } from "electron";
import { expect, test } from "vitest";
import { en } from "../../electron/messages/en.ts";
import { fr } from "../../electron/messages/fr.ts";
import { translatorFor } from "../../electron/messages/index.ts";
import { activeAlerts } from "../../electron/notifications/activeAlerts.ts";
import { desktopNotifications } from "../../electron/notifications/notifications.ts";
import { taskbarProgress } from "../../electron/taskbar/taskbarProgress.ts";
import { type TrayState, trayTemplate, trayToolTip } from "../../electron/tray/trayMenu.ts";

const QUIET: TrayState = { language: "en", isPaused: false, open: 0, needsReview: 0, alerts: [], recentFilms: [] };

function aTray(state: Partial<TrayState>) {
  const done: string[] = [];
  const template = trayTemplate(
    { ...QUIET, ...state },
    {
      open: (page) => done.push(`open ${page}`),
      setPaused: (isPaused) => done.push(`paused ${isPaused}`),
      quit: () => done.push("quit"),
    },
  );
  const items = template.flatMap((item) => [item, ...((item.submenu ?? []) as MenuItemConstructorOptions[])]);
  const labels = template.map(({ label }) => label).filter((label) => label !== undefined);
  const click = (name: string) => {
    const item = items.find(({ label }) => label === name);
    // The item, window and event that Electron passes are not used here.
    (item?.click as (() => void) | undefined)?.();
  };
  return { labels, click, done };
}

test("the tray says idle, working with how much is left, or paused", () => {
  expect(aTray({}).labels).toEqual(["Idle", "Open Filmothèque", "Pause", "Quit"]);
  expect(aTray({ open: 1 }).labels[0]).toBe("Working: 1 task left");
  expect(aTray({ open: 1_234 }).labels[0]).toBe("Working: 1,234 tasks left");
  expect(aTray({ open: 12, isPaused: true }).labels).toEqual(["Paused", "Open Filmothèque", "Resume", "Quit"]);
  expect(aTray({ language: "fr", open: 3 }).labels[0]).toBe("Travail en cours\u00a0: 3 tâches restantes");
});

test("pending decisions are shown in the tray and lead to their screen", () => {
  const tray = aTray({
    needsReview: 2,
    alerts: ["The disk is nearly full."],
    recentFilms: [{ id: 7, title: "Tom & Jerry" }],
  });
  expect(tray.labels.slice(1, 3)).toEqual(["The disk is nearly full.", "2 files need review"]);
  for (const label of tray.labels) tray.click(label);
  tray.click("Tom && Jerry");
  expect(tray.done).toEqual(["open /monitoring", "open /review", "open null", "paused true", "quit", "open /films/7"]);
});

test("the icon's text names the program, its state, what waits and the alerts", () => {
  expect(trayToolTip({ ...QUIET, open: 2, needsReview: 1, alerts: ["Ratings drift."] })).toBe(
    "Filmothèque\nWorking: 2 tasks left\n1 file needs review\nRatings drift.",
  );
});

test("an alert is shown while it is active, in the requested language", () => {
  const alerts = activeAlerts();
  const alert = (rule: string, isActive: boolean) =>
    alerts.record({ rule, isActive, textIn: (language) => `${rule} ${language}` });
  alert("drift", true);
  alert("disk_low", true);
  alert("drift", true);
  expect(alerts.texts("en")).toEqual(["drift en", "disk_low en"]);
  alert("drift", false);
  expect(alerts.texts("fr")).toEqual(["disk_low fr"]);
});

test("each notification leads to the screen it speaks of", () => {
  const { notifications, shown, opened } = aDesktop({ isWatched: false });
  notifications.alertStarted("The disk is nearly full.");
  notifications.imported({ files: 3, needReview: 1 });
  expect(shown.map(({ text }) => text)).toEqual([
    "The disk is nearly full.",
    "3 files added to your library",
    "1 file needs review",
  ]);
  for (const { click } of shown) click();
  expect(opened).toEqual(["/monitoring", "/", "/review"]);
});

test("an import in a focused window is not notified, an alert is", () => {
  const { notifications, shown } = aDesktop({ isWatched: true });
  notifications.imported({ files: 3, needReview: 1 });
  expect(shown).toEqual([]);
  notifications.alertStarted("The disk is nearly full.");
  expect(shown).toHaveLength(1);
});

test("the taskbar shows how far an import is, and nothing for a few jobs", () => {
  const state = { isPaused: false, open: 0, settled: 0, needsReview: 0 };
  expect(taskbarProgress(state).share).toBe(-1);
  expect(taskbarProgress({ ...state, open: 2, settled: 1 }).share).toBe(-1);
  expect(taskbarProgress({ ...state, open: 30, settled: 10 })).toEqual({ share: 0.25, mode: "normal" });
  expect(taskbarProgress({ ...state, open: 30, settled: 10, isPaused: true }).mode).toBe("paused");
  expect(taskbarProgress({ ...state, settled: 40 }).share).toBe(-1);
});

test("numbers are written as the language writes them, in its plural", () => {
  expect(translatorFor("en")("filesAdded", { count: 0 })).toBe("0 files added to your library");
  expect(translatorFor("fr")("filesAdded", { count: 0 })).toBe("0 fichier ajouté à votre bibliothèque");
  expect(translatorFor("fr")("filesAdded", { count: 2_000 })).toBe("2\u202f000 fichiers ajoutés à votre bibliothèque");
});

test("both languages of the shell have the same texts and holes, and French keeps its spaces", () => {
  expect(Object.keys(fr)).toEqual(Object.keys(en));
  const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();
  for (const [key, text] of Object.entries(en)) expect(holes(fr[key as keyof typeof en])).toEqual(holes(text));
  const broken = Object.values(fr).filter((text) => /[ \p{L}\p{N}}][:;?!](?:\s|$)|« | »/u.test(text));
  expect(broken).toEqual([]);
});

function aDesktop({ isWatched }: { isWatched: boolean }) {
  const shown: { text: string; click: () => void }[] = [];
  const opened: string[] = [];
  const notifications = desktopNotifications({
    notify: (_title, text, click) => shown.push({ text, click }),
    open: (page) => opened.push(page),
    language: () => "en",
    isWindowFocused: () => isWatched,
  });
  return { notifications, shown, opened };
}
