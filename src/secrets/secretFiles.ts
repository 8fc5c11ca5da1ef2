import { existsSync } from "node:fs";
import { chmod, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { hasCode } from "../errors/index.ts";

export interface SecretFiles {
  readonly plain: string;
  readonly encrypted: string;
}

export function secretFiles(folder: string, name: string): SecretFiles {
  return { plain: join(folder, name), encrypted: join(folder, `${name}.encrypted`) };
}

/** Where a secret is stored, without reading or changing anything: also while another program has the library open. */
export function findSecret(folder: string, name: string): keyof SecretFiles | null {
  const { plain, encrypted } = secretFiles(folder, name);
  if (existsSync(plain)) return "plain";
  return existsSync(encrypted) ? "encrypted" : null;
}

/** @returns null where there is no file, or an empty one */
export async function readPlain({ plain }: SecretFiles): Promise<string | null> {
  const bytes = await readIfThere(plain);
  if (bytes === null) return null;
  // A key file that a person made is often readable by everybody. One of another user, such as a mounted secret,
  // cannot be changed and is used as it is.
  await chmod(plain, 0o600).catch(() => undefined);
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes).trim() || null;
}

export function readEncrypted({ encrypted }: SecretFiles): Promise<Buffer | null> {
  return readIfThere(encrypted);
}

/**
 * Replaces a file as a whole: a kill or a full disk leaves the old content.
 * @param verify is shown what was written, before it counts
 */
export async function replaceFile(
  file: string,
  content: string | Uint8Array,
  verify?: (written: Buffer) => Promise<void>,
): Promise<void> {
  const draft = draftOf(file);
  await rm(draft, { force: true });
  try {
    await writeDurable(draft, content);
    await verify?.(await readFile(draft));
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
}

/** A kill while a file was being replaced leaves a draft, which may hold a secret that was removed since. */
export async function removeDrafts({ plain, encrypted }: SecretFiles): Promise<void> {
  for (const file of [plain, encrypted]) await rm(draftOf(file), { force: true });
}

export async function removeFile(file: string): Promise<void> {
  await rm(file, { force: true });
  await syncFolder(dirname(file));
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

async function writeDurable(file: string, content: string | Uint8Array): Promise<void> {
  await using handle = await open(file, "wx", 0o600);
  await handle.writeFile(content);
  await handle.sync();
}

/** So that a rename or a removal survives a power cut. Windows has no such call for folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  await using handle = await open(folder, "r");
  await handle.sync();
}

function draftOf(file: string): string {
  return `${file}.new`;
}
