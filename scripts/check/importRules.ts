import type { IFlattenedRuleSet, IForbiddenRuleType } from "dependency-cruiser";
import { AREAS, type Area, FURTHER_ENTRIES } from "./layers.ts";

/** Rules for dependency-cruiser. Each states its reason, which is shown when it is broken. */
export const IMPORT_RULES: IFlattenedRuleSet & { readonly forbidden: readonly IForbiddenRuleType[] } = {
  forbidden: [
    ...AREAS.flatMap(layerRules),
    {
      name: "through-the-entry",
      comment: "A folder is imported through its index.ts, so that its inside can change without anyone noticing.",
      severity: "error",
      from: { path: "^src/([^/]+)/" },
      to: { path: "^src/[^/]+/", pathNot: ["^src/$1/", "^src/[^/]+/index\\.ts$", ...FURTHER_ENTRIES] },
    },
    {
      name: "threads-load-tasks-alone",
      comment:
        "A thread loads a feature's tasks.ts: its index.ts would bring the database and all else into the thread.",
      severity: "error",
      from: { path: "^src/engine/(taskThread|catalogueThread)\\.ts$" },
      to: {
        path: "^src/",
        pathNot: [
          "^src/engine/",
          "/tasks\\.ts$",
          "^src/workers/serveTasks\\.ts$",
          "/(catalogueReader|normalizeTitle)\\.ts$",
          "^src/providers/index\\.ts$",
        ],
      },
    },
    {
      name: "screens-through-their-entry",
      comment: "A screen shows parts of another one through its index.ts, so that its inside can change freely.",
      severity: "error",
      from: { path: "^renderer/features/([^/]+)/" },
      to: {
        path: "^renderer/features/",
        pathNot: ["^renderer/features/$1/", "^renderer/features/[^/]+/index\\.tsx?$"],
      },
    },
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
      comment: "The window hosts the engine through its entry and holds no rule of the field of its own.",
      severity: "error",
      from: { path: "^electron/" },
      to: {
        path: "^(src|renderer)/",
        pathNot:
          "^src/((engine|config|openFailure)\\.ts$|engine/index\\.ts$|(errors|messages|page|paths|secrets|terminal|time)/index\\.ts$)",
      },
    },
    {
      name: "web-host-is-thin",
      comment: "The web host serves the engine through its entry and holds no rule of the field of its own.",
      severity: "error",
      from: { path: "^src/server/" },
      to: {
        path: "^src/",
        pathNot:
          "^src/(server/|(engine|config|openFailure)\\.ts$|(contract|engine|errors|messages|terminal|time)/index\\.ts$)",
      },
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
};

/** One rule for each layer: its folders import nothing of their own layer or of those above. */
function layerRules({ path, layers }: Area): IForbiddenRuleType[] {
  return layers.map((layer, level) => ({
    name: `${path}-layer-${level + 1}`,
    comment: `Imports lead down the layers of scripts/check/layers.ts, and ${layer.join(", ")} stand in layer ${level + 1} of ${path}.`,
    severity: "error",
    from: { path: `^${path}/(${layer.map(patternOf).join("|")})` },
    to: { path: `^${path}/(${layers.slice(level).flat().map(patternOf).join("|")})`, pathNot: [`^${path}/$1`] },
  }));
}

/** `jobs` → `jobs/`; `engine.ts` is a file. */
function patternOf(name: string): string {
  return /\.tsx?$/.test(name) ? `${name.replaceAll(".", "\\.")}$` : `${name}/`;
}
