import { createInterface } from "node:readline";
import type { Command } from "commander";
import { parseReleaseName, type Release } from "../identification/index.ts";
import { writeJson } from "../terminal/index.ts";

export function addParseCommand(program: Command): void {
  program
    .command("parse")
    .description("read release names or paths from standard input, one a line, and say what they mean")
    .option("--json", "one JSON object a line (always so)")
    .action(async () => {
      for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        if (line.trim() === "") continue;
        // A slow reader at the other end of the pipe holds the writing, not the memory.
        if (!writeJson(toDocument(parseReleaseName(line)))) {
          await new Promise((resolve) => process.stdout.once("drain", resolve));
        }
      }
    });
}

/** The fields of API.md; the readings are the library's own business. */
function toDocument({ readings, ...release }: Release): object {
  return release;
}
