// The arrows of docs/architecture.md. Each rule says why, because whoever breaks it is shown that sentence.
const FEATURES =
  "accounts|library|intake|identification|enrichment|recommendation|monitoring|drift|health|maintenance|jobs|processing|nfo|nfoExport";
const GROUND = "providers|secrets|store|workers|paths|time|errors|paging|csv";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "page-knows-only-the-contract",
      comment: "The page is a client like any other: what it needs from the engine goes through the contract.",
      severity: "error",
      from: { path: "^renderer/" },
      // The window's calls and events are types alone, written once for both sides.
      to: { path: "^(src|electron)/", pathNot: "^src/contract/|^electron/bridge/ipc\\.ts$" },
    },
    {
      name: "page-runs-without-node",
      comment: "The page also runs in a plain browser, where Node's modules do not exist.",
      severity: "error",
      from: { path: "^renderer/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "engine-knows-no-window",
      comment: "The engine runs under plain Node too, where Electron does not exist.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: ["^electron/", "node_modules/electron", "^electron$"] },
    },
    {
      name: "engine-draws-nothing",
      comment: "What is shown is the page's business: the engine answers with data.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: ["^renderer/", "node_modules/(react|@base-ui)", "^react"] },
    },
    {
      name: "window-is-a-thin-host",
      comment: "The window hosts the engine through its front door and holds no rule of the field of its own.",
      severity: "error",
      from: { path: "^electron/" },
      to: {
        path: "^(src|renderer)/",
        pathNot: "^src/((engine|config|openFailure)\\.ts$|(page|paths|secrets|errors|time)/index\\.ts$)",
      },
    },
    {
      name: "web-host-is-thin",
      comment: "The web host serves the engine through its front door and holds no rule of the field of its own.",
      severity: "error",
      from: { path: "^src/server/" },
      to: { path: "^src/", pathNot: "^src/(server/|errors/index\\.ts$|(engine|config|openFailure)\\.ts$)" },
    },
    {
      name: "contract-stands-alone",
      comment: "The contract is read by the page and by foreign clients: whatever it imports, they would drag along.",
      severity: "error",
      from: { path: "^src/contract/" },
      to: { path: "^(src|electron|renderer)/", pathNot: "^src/contract/" },
    },
    {
      name: "feature-through-its-door",
      comment: "A feature reaches another through its index.ts, so that its inside can change without anyone noticing.",
      severity: "error",
      from: { path: "^src/([^/]+)/", pathNot: "^src/engine/(taskThread|catalogueThread)\\.ts$" },
      to: { path: `^src/(${FEATURES})/`, pathNot: ["^src/$1/", "^src/[^/]+/index\\.ts$"] },
    },
    {
      name: "threads-through-their-door",
      comment:
        "A thread loads a feature's tasks.ts alone: its index.ts would bring the database and all else into the thread.",
      severity: "error",
      from: { path: "^src/engine/(taskThread|catalogueThread)\\.ts$" },
      // The offline catalogues are searched with the title comparison of identification.
      to: { path: `^src/(${FEATURES})/`, pathNot: "/(tasks|normalizeTitle)\\.ts$" },
    },
    {
      name: "features-know-no-surface",
      comment: "Routes, hosts and command line stand on the features; an arrow back would tie a rule to its surface.",
      severity: "error",
      from: { path: `^src/(${FEATURES}|${GROUND})/` },
      to: { path: "^src/(api|server|cli)/|^src/engine\\.ts$" },
    },
    {
      name: "ground-knows-no-feature",
      comment: "Providers, store and file formats are what features stand on; they would not know what to do with one.",
      severity: "error",
      from: { path: "^src/(providers|secrets|store|nfo|paths|time|workers|errors|paging|csv)/" },
      to: { path: `^src/(${FEATURES})/`, pathNot: "^src/nfo/" },
    },
    {
      name: "no-circle",
      comment: "Two files that need each other are one idea, or three: say which.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "nothing-unresolved",
      comment: "An import that leads nowhere is a typing mistake, or a dependency that package.json does not name.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^virtual:" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)dist/" },
    // Imports of types count: they tie layers together as much as the others do.
    tsPreCompilationDeps: true,
    moduleSystems: ["es6", "cjs"],
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".d.ts", ".js", ".mjs", ".cjs", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
