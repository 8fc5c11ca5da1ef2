import type { TestProject } from "vitest/node";
import { type Obtained, obtainWindows } from "./obtainWindows.ts";

declare module "vitest" {
  interface ProvidedContext {
    windows: Obtained;
  }
}

/** Before the first Windows test: what is downloaded is downloaded once, here, and no test waits for it. */
export default async function setup(project: TestProject): Promise<void> {
  const obtained = await obtainWindows();
  if ("missing" in obtained) console.log(`Windows tests are skipped: ${obtained.missing}`);
  project.provide("windows", obtained);
}
