import { renameSync, writeFileSync } from "node:fs";

/** A reader sees the old content or the new one, never half of it. */
export function writeFileAtomically(file: string, content: string): void {
  const draft = `${file}.new`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, file);
}
