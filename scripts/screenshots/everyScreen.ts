import type { Browser, Page } from "playwright-core";
import { take } from "./take.ts";

const THEMES = ["dark", "light"] as const;

type Screen = {
  readonly name: string;
  readonly path: string;
  /** What is done before the picture is taken. */
  readonly first?: (page: Page) => Promise<void>;
};

/** Every screen that a logged-in user can see. `film` and `person` are one of each. */
export function screensOf({ film, person }: { film: number; person: number }): readonly Screen[] {
  return [
    { name: "home", path: "/home" },
    { name: "library", path: "/" },
    { name: "library-table", path: "/", first: (page) => page.getByRole("button", { name: "Table" }).click() },
    { name: "library-selection", path: "/", first: selectSome },
    { name: "palette", path: "/", first: lookForChaplin },
    { name: "search", path: "/?q=caligary" },
    { name: "nothing-found", path: "/?q=xyzzyq" },
    { name: "film", path: `/films/${film}` },
    { name: "person", path: `/people/${person}` },
    { name: "collections", path: "/collections" },
    { name: "for-you", path: "/for-you" },
    { name: "mine", path: "/lists" },
    { name: "review", path: "/review" },
    { name: "folders", path: "/folders" },
    { name: "activity", path: "/activity" },
    { name: "models", path: "/learning" },
    { name: "monitoring", path: "/monitoring" },
    { name: "monitoring-machine", path: "/monitoring?view=machine" },
    { name: "monitoring-drift", path: "/monitoring?view=drift" },
    { name: "monitoring-health", path: "/monitoring?view=health" },
    { name: "monitoring-outside", path: "/monitoring?view=outside" },
    { name: "monitoring-maintenance", path: "/monitoring?view=maintenance" },
    { name: "flow", path: "/flow" },
    { name: "settings", path: "/settings" },
    { name: "keyboard", path: "/", first: (page) => page.keyboard.press("?") },
    { name: "nowhere", path: "/nowhere" },
  ];
}

/** Each in both themes, over the library as it is. */
export async function takeEveryScreen(
  from: Browser,
  url: string,
  screens: readonly Screen[],
  storageState: Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>,
): Promise<void> {
  for (const theme of THEMES) {
    const context = await from.newContext({
      viewport: { width: 1280, height: 800 },
      locale: "en-GB",
      reducedMotion: "reduce",
      storageState,
    });
    const page = await context.newPage();
    await page.addInitScript((chosen) => {
      localStorage.setItem("filmotheque:theme", chosen);
      localStorage.removeItem("filmotheque:library-view");
    }, theme);
    for (const { name, path, first } of screens) {
      await page.goto(url + path);
      await page.getByRole("main").waitFor();
      if (first) {
        await page.waitForTimeout(400);
        await first(page);
      }
      await take(page, `every/${name}-${theme}.webp`);
    }
    await context.close();
  }
}

/** The page that shows them all, written with them so that it stays true. */
export function screensPage(screens: readonly Screen[]): string {
  const rows = screens.map(({ name, path }) => {
    const pictures = THEMES.map((theme) => `![${name}, ${theme}](screenshots/every/${name}-${theme}.webp)`);
    return `| \`${path}\` | ${pictures.join(" | ")} |`;
  });
  return [
    "# Every screen",
    "",
    "Taken by `npm run screenshots`, over the sample films.",
    "",
    "| address | dark | light |",
    "| --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

async function selectSome(page: Page): Promise<void> {
  for (const place of [2, 3, 5, 10])
    await page.locator(`li[aria-posinset="${place}"] a`).click({ modifiers: ["Control"] });
}

async function lookForChaplin(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("keaton");
  await page
    .getByRole("option", { name: /Keaton/ })
    .first()
    .waitFor();
}
