import "./src/server/requireNode.ts";
import { cpSync, existsSync } from "node:fs";
import { join, resolve } from "node:path";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import type { Plugin, Rolldown } from "vite";
import { pageRoutes } from "./scripts/pageRoutes.ts";
import { precompress } from "./scripts/precompress.ts";
import { contract } from "./src/contract/index.ts";

const ROOT = import.meta.dirname;

/** Everything that runs outside the page comes out of one build, so that hosts, command line and threads share chunks. */
const PROGRAMS = {
  main: "electron/main.ts",
  server: "src/server/main.ts",
  cli: "src/cli/main.ts",
  "workers/prepareStore": "src/store/prepareThread.ts",
  "workers/taskThread": "src/engine/taskThread.ts",
  "workers/writeBackup": "src/store/backup/backupThread.ts",
};

export default defineConfig({
  main: {
    plugins: [copyMigrations()],
    build: { outDir: "dist/main", rolldownOptions: { input: programsThatExist() } },
  },
  preload: {
    build: {
      outDir: "dist/preload",
      rolldownOptions: {
        input: { preload: resolve(ROOT, "electron/preload.ts") },
        // A sandboxed window loads its preload with `require`, and only as one file.
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: resolve(ROOT, "renderer"),
    plugins: [
      react(),
      tailwindcss(),
      contractRoutes(),
      addressFromTheRoot(),
      precompress(resolve(ROOT, "dist/renderer")),
    ],
    build: {
      outDir: resolve(ROOT, "dist/renderer"),
      emptyOutDir: true,
      minify: true,
      chunkSizeWarningLimit: 900,
      rolldownOptions: {
        input: resolve(ROOT, "renderer/index.html"),
        output: { codeSplitting: { groups: [{ name: firstScreen(), debugName: "the first screen" }] } },
      },
    },
  },
});

function programsThatExist(): Record<string, string> {
  const found = Object.entries(PROGRAMS).filter(([, file]) => existsSync(resolve(ROOT, file)));
  return Object.fromEntries(found.map(([name, file]) => [name, resolve(ROOT, file)]));
}

/** The migrations are read as files at run time, from source and built alike: they travel beside the program. */
function copyMigrations(): Plugin {
  const migrations = resolve(ROOT, "src/store/migrations");
  return {
    name: "filmotheque:copy-migrations",
    apply: "build",
    writeBundle({ dir }) {
      if (dir && existsSync(migrations)) cpSync(migrations, join(dir, "migrations"), { recursive: true });
    },
  };
}

function contractRoutes(): Plugin {
  const name = "virtual:contract-routes";
  return {
    name: "filmotheque:contract-routes",
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) => (id === `\0${name}` ? `export default ${JSON.stringify(pageRoutes(contract))}` : null),
  };
}

/**
 * What every visit needs, the shell and the library, comes as one file: shared with screens that come later it would
 * fall into sixty, each with a request of its own.
 */
function firstScreen(): Rolldown.CodeSplittingNameFunction {
  let needed: Set<string> | null = null;
  return (id, context) => {
    needed ??= reached(["renderer/main.tsx", "renderer/features/library/Library.tsx"], context);
    return needed.has(id) ? "page" : null;
  };
}

/** What these modules import, and what that imports, as long as it is not asked for later (`import()`). */
function reached(files: readonly string[], context: Parameters<Rolldown.CodeSplittingNameFunction>[1]): Set<string> {
  const found = new Set<string>();
  const waiting = files.map((file) => resolve(ROOT, file));
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...(context.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}

/**
 * electron-vite names the page's files relative to the page, so that a reload of /films/12 would look for them in
 * /films/. A `<base>` would cure that, but the page's own policy forbids one (`base-uri 'none'`).
 */
function addressFromTheRoot(): Plugin {
  return {
    name: "filmotheque:address-from-the-root",
    apply: "build",
    transformIndexHtml: { order: "post", handler: (html) => html.replaceAll(/(src|href)="\.\//g, '$1="/') },
  };
}
