import type { Translator } from "../messages/index.ts";

export interface Versions {
  readonly program: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  /** Null while the library is not open, or where there is none. */
  readonly sqlite: string | null;
  readonly ffmpeg: string | null;
}

/** What a problem report needs. */
export function aboutText(versions: Versions, t: Translator): string {
  const { electron, chromium, node, sqlite, ffmpeg } = versions;
  const parts = { Electron: electron, Chromium: chromium, "Node.js": node, SQLite: sqlite, FFmpeg: ffmpeg };
  return [
    t("version", { version: versions.program }),
    "",
    ...Object.entries(parts).map(([name, version]) => `${name} ${version ?? t("unknownVersion")}`),
    "",
    t("licence"),
  ].join("\n");
}
