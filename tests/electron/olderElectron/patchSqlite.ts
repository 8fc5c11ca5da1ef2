import { readFileSync, writeFileSync } from "node:fs";

/** `node_api_module_get_api_version_v1`: endbr64; mov eax, 10; ret. */
const RETURNS_VERSION_10 = Buffer.from("f30f1efab80a000000c3", "hex");
const VERSION_OFFSET = 5;
const REFERENCE_FUNCTIONS = ["create_reference", "get_reference_value", "delete_reference"];

/**
 * Writes a copy of better-sqlite3's native module that asks for Node-API 9 and calls `shims/references.c` where it uses
 * what only version 10 has: references to strings.
 */
export function patchSqlite(source: string, target: string): void {
  const bytes = readFileSync(source);
  const at = bytes.indexOf(RETURNS_VERSION_10);
  if (at < 0 || bytes.indexOf(RETURNS_VERSION_10, at + 1) >= 0)
    throw new Error(`${source}: no single version function`);
  bytes[at + VERSION_OFFSET] = 9;
  for (const name of REFERENCE_FUNCTIONS) rename(bytes, `napi_${name}`, `nap9_${name}`);
  writeFileSync(target, bytes);
}

/** In the symbol tables, where names are surrounded by zero bytes. */
function rename(bytes: Buffer, from: string, to: string): void {
  const needle = Buffer.from(`\0${from}\0`);
  let count = 0;
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) {
    bytes.write(to, at + 1);
    count += 1;
  }
  if (count === 0) throw new Error(`the native module does not use ${from}`);
}
