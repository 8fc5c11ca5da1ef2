import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkImports } from "../../scripts/check/checkImports.ts";
import { AREAS, type Area } from "../../scripts/check/layers.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

/** Checks a tree of files, of which each is a path and what it imports. */
function checkPlanted(files: Readonly<Record<string, readonly string[]>>) {
  const root = temporaryFolder("imports");
  for (const [path, imports] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    const lines = imports.map((target) => `import ${JSON.stringify(target)};`);
    writeFileSync(join(root, path), `${lines.join("\n")}\nexport {};\n`);
  }
  return checkImports(root);
}

test("a tree whose imports all lead down passes, and was really read", async () => {
  const report = await checkPlanted({
    "renderer/main.tsx": ["../src/contract/index.ts", "./app/App.ts"],
    "renderer/app/App.ts": [],
    "src/contract/index.ts": [],
    "src/engine/taskThread.ts": ["../intake/tasks.ts"],
    "src/identification/index.ts": ["../library/index.ts"],
    "src/intake/tasks.ts": [],
    "src/library/films.ts": [],
    "src/library/index.ts": ["./films.ts"],
  });
  expect(report).toEqual({ modules: 8, violations: [], folderCycles: [] });
});

const isFile = (name: string) => /\.tsx?$/.test(name);
const entryOf = (name: string) => (isFile(name) ? name : `${name}/index.ts`);

/** Every name of an area imports every other one through its entry. */
function everyDirection({ path, layers }: Area): Record<string, readonly string[]> {
  const names = layers.flat();
  return Object.fromEntries(
    names.map((from) => {
      const up = isFile(from) ? "./" : "../";
      return [`${path}/${entryOf(from)}`, names.filter((to) => to !== from).map((to) => `${up}${entryOf(to)}`)];
    }),
  );
}

function forbiddenDirections({ layers }: Area): string[] {
  return layers.flatMap((layer, level) =>
    layer.flatMap((from) =>
      layers
        .slice(level)
        .flat()
        .filter((to) => to !== from)
        .map((to) => `${entryOf(from)} → ${entryOf(to)}`),
    ),
  );
}

describe.for(AREAS)("in $path", (area) => {
  test("an import is refused exactly where it does not lead to a lower layer", async () => {
    const { violations } = await checkPlanted(everyDirection(area));
    const refused = violations
      .filter((violation) => violation.includes(`(${area.path}-layer-`))
      .map((violation) => violation.split(" (")[0]?.replaceAll(`${area.path}/`, ""));
    expect(new Set(refused)).toEqual(new Set(forbiddenDirections(area)));
  });

  test("each folder is in one layer", () => {
    const names = area.layers.flat();
    expect(names).toEqual([...new Set(names)]);
  });
});

test("a folder of the engine's code is imported only through its index.ts, from every other folder", async () => {
  const folders = AREAS[0]!.layers.flat().filter((name) => !isFile(name) && name !== "contract");
  const files = folders.map((from): [string, string[]] => [
    `src/${from}/index.ts`,
    folders.filter((to) => to !== from).map((to) => `../${to}/inside.ts`),
  ]);
  const inside = folders.map((name): [string, string[]] => [`src/${name}/inside.ts`, []]);
  const { violations } = await checkPlanted(Object.fromEntries([...files, ...inside]));
  const refused = violations.filter((violation) => violation.includes("(through-the-entry)"));
  expect(refused).toHaveLength(folders.length * (folders.length - 1));
});

test.for([
  [
    "page-knows-only-the-contract",
    "the page imports a type of the store",
    { "renderer/main.tsx": ["../src/store/index.ts"], "src/store/index.ts": [] },
  ],
  [
    "page-knows-only-the-contract",
    "the page imports the window's inside",
    { "renderer/app/App.ts": ["../../electron/window/zoom.ts"], "electron/window/zoom.ts": [] },
  ],
  ["page-runs-without-node", "the page imports Node's own modules", { "renderer/main.tsx": ["node:fs"] }],
  ["engine-knows-no-window", "the engine imports Electron", { "src/engine.ts": ["electron"] }],
  [
    "engine-knows-no-window",
    "a feature imports the shell",
    { "src/library/index.ts": ["../../electron/window/zoom.ts"], "electron/window/zoom.ts": [] },
  ],
  ["engine-draws-nothing", "a feature imports React", { "src/library/index.ts": ["react"] }],
  [
    "engine-draws-nothing",
    "a feature imports the page",
    { "src/library/index.ts": ["../../renderer/app/App.ts"], "renderer/app/App.ts": [] },
  ],
  [
    "window-is-a-thin-host",
    "the window goes past the engine",
    { "electron/main.ts": ["../src/library/index.ts"], "src/library/index.ts": [] },
  ],
  [
    "window-is-a-thin-host",
    "the window imports the page",
    { "electron/main.ts": ["../renderer/app/App.ts"], "renderer/app/App.ts": [] },
  ],
  [
    "web-host-is-thin",
    "the web host goes past the engine",
    { "src/server/main.ts": ["../library/index.ts"], "src/library/index.ts": [] },
  ],
  [
    "threads-load-tasks-alone",
    "a thread loads a whole feature",
    { "src/engine/taskThread.ts": ["../intake/index.ts"], "src/intake/index.ts": [] },
  ],
  [
    "screens-through-their-entry",
    "a screen imports another's inside",
    { "renderer/features/home/Home.ts": ["../film/Film.ts"], "renderer/features/film/Film.ts": [] },
  ],
  ["src-layer-6", "samples import a route", { "src/samples/index.ts": ["../api/index.ts"], "src/api/index.ts": [] }],
  [
    "through-the-entry",
    "the library imports the inside of the samples",
    { "src/library/index.ts": ["../samples/posters/draw.ts"], "src/samples/posters/draw.ts": [] },
  ],
  [
    "no-circle",
    "two files import each other",
    { "src/library/one.ts": ["./two.ts"], "src/library/two.ts": ["./one.ts"] },
  ],
  ["nothing-unresolved", "an import leads nowhere", { "src/engine.ts": ["./nowhere.ts"] }],
  ["in-a-layer", "a folder is in no layer", { "src/gadgets/index.ts": [] }],
  ["in-a-layer", "a file of the engine is in no layer", { "src/gadgets.ts": [] }],
] as const)("the guard refuses by %s that %s", async ([rule, , files]) => {
  const { violations } = await checkPlanted(files);
  expect(violations.filter((violation) => violation.includes(`(${rule})`))).not.toEqual([]);
});

test("folders that import each other are found although their files do not", async () => {
  const { violations, folderCycles } = await checkPlanted({
    "src/library/films/list.ts": ["../people/people.ts"],
    "src/library/people/people.ts": [],
    "src/library/people/filmsOf.ts": ["../films/film.ts"],
    "src/library/films/film.ts": [],
  });
  expect(violations).toEqual([]);
  expect(folderCycles).toEqual(["src/library/films ⇄ src/library/people"]);
});

test("a guard that read no module does not report success", async () => {
  await expect(checkPlanted({ "README.md": [] })).rejects.toThrow("No module was read");
});
