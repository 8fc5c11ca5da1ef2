import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const RENDERER = join(import.meta.dirname, "../../../renderer");

test("code that is loaded later waits for the engine: only lazyPart calls React's lazy", () => {
  const sources = globSync("**/*.{ts,tsx}", { cwd: RENDERER });
  const callers = sources.filter((file) => /\blazy\(/.test(readFileSync(join(RENDERER, file), "utf8")));
  expect(callers).toEqual([join("components", "lazyPart.ts")]);
});
