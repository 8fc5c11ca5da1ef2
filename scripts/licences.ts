/**
 * Writes docs/licences.md, the list of what ships and its licences. Run `npm run licences` after a dependency changed.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Lockfile, licenceList } from "./licenceList.ts";

const root = join(import.meta.dirname, "..");
// Trusted: npm wrote it, and `npm ci` has validated it.
const lockfile: Lockfile = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
writeFileSync(join(root, "docs/licences.md"), licenceList(lockfile));
