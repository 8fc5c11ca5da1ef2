/**
 * Who may import whom, in one table. Each area is a stack of layers, the lowest first; a folder imports from the layers
 * below its own, never from its own layer or a higher one. A name that ends in `.ts` is a file of the area itself.
 *
 * A new folder is added to the layer above the highest one that it imports from.
 */
export interface Area {
  /** The folder that holds those of the table. */
  readonly path: string;
  readonly layers: readonly (readonly string[])[];
  /** Files above all layers: they put the parts together. */
  readonly unlayered?: readonly string[];
}

export const AREAS: readonly Area[] = [
  {
    path: "src",
    layers: [
      ["contract", "csv", "errors", "json", "terminal", "version.ts"],
      ["disk", "environment.ts", "paging", "paths", "time"],
      ["hostConfig.ts"],
      ["config.ts", "events", "images", "messages", "page", "providers", "secrets", "store", "workers"],
      ["jobs", "monitoring", "nfo", "openFailure.ts", "settings"],
      ["accounts", "drift", "intake", "library", "maintenance", "samples"],
      ["enrichment", "health", "identification", "nfoExport", "processing", "reads", "recommendation", "removal"],
      ["api"],
      ["engine"],
      ["engine.ts"],
      ["server"],
      ["cli"],
    ],
  },
  {
    path: "electron",
    unlayered: ["desktop.ts", "main.ts", "preload.ts", "program.ts", "shellServices.ts"],
    layers: [
      ["bridge", "messages", "secrets"],
      ["notifications", "player", "requests", "taskbar", "tray"],
      ["preferences", "startup"],
      ["recent", "settings", "updates", "window"],
      ["menu", "scheme"],
      ["lifecycle"],
      ["about", "shellCalls"],
    ],
  },
  {
    path: "renderer",
    layers: [
      ["i18n", "state", "styles", "filmFilter"],
      ["api", "navigation"],
      ["backgroundWork", "components"],
      ["pictures"],
      ["features"],
      ["app"],
      ["main.tsx"],
    ],
  },
];

/** Folders that are entered by more files than their `index.ts`. Threads load tasks alone, not a whole feature. */
export const FURTHER_ENTRIES = [
  "^src/contract/[^/]+\\.ts$",
  "/tasks\\.ts$",
  "^src/workers/(defineTasks|serveTasks|stopFlag)\\.ts$",
  "^src/messages/storageMessage\\.ts$",
  "^src/time/wholeMs\\.ts$",
  "^src/identification/releaseName/normalizeTitle\\.ts$",
  "^src/providers/catalogues/catalogueReader\\.ts$",
  "^src/server/requireNode\\.ts$",
] as const;
