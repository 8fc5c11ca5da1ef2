import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lineOf } from "../../../integration/providers/catalogues/testCatalogue.ts";
import type { Scenario } from "../scenario.ts";
import type { KillWorld } from "../world.ts";
import { imported } from "./bases.ts";

const FILMS = 8_000;

/** An offline catalogue comes in by the command line, while the library is closed. */
export const importingCatalogue: Scenario = {
  name: "catalogue import",
  base: imported,
  arrange(world) {
    const lines = Array.from({ length: FILMS }, (_, index) =>
      lineOf(4_700_000 + index, `Nine Paper Boats ${index}`, 1950 + (index % 70)),
    );
    mkdirSync(join(world.root, "sets"), { recursive: true });
    writeFileSync(sourceOf(world), lines.join("\n"));
  },
  steps: (world) => [
    {
      what: "import the catalogue",
      async act() {
        await world.program.stop();
        await world.program.command("import-catalogue", "--format", "jsonl", "--name", "boats", sourceOf(world));
      },
      promise: {
        about: "catalogue",
        holds: async () => (await world.done("/api/catalogues")).items[0]?.films === FILMS,
      },
    },
  ],
  async also(world) {
    const texts = ["Nine Paper Boats 1", "Nine Paper Boats 7999"];
    const answers = await Promise.all(
      texts.map((text) => world.done(`/api/suggestions?text=${encodeURIComponent(text)}`)),
    );
    return { suggestions: answers.flatMap(({ items }) => (items as object[]).map((item) => JSON.stringify(item))) };
  },
};

const sourceOf = (world: KillWorld) => join(world.root, "sets", "boats.jsonl");
