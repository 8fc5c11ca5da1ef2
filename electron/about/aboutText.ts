import { fill, type Messages } from "../messages/index.ts";

export interface Versions {
  readonly program: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  /** Null while the library is not open, or where there is none. */
  readonly sqlite: string | null;
  readonly ffmpeg: string | null;
}

/** What somebody who reports a problem is asked for. */
export function aboutText(versions: Versions, messages: Messages): string {
  const { electron, chromium, node, sqlite, ffmpeg } = versions;
  const parts = { Electron: electron, Chromium: chromium, "Node.js": node, SQLite: sqlite, FFmpeg: ffmpeg };
  return [
    fill(messages.version, { version: versions.program }),
    "",
    ...Object.entries(parts).map(([name, version]) => `${name} ${version ?? messages.unknownVersion}`),
    "",
    messages.licence,
  ].join("\n");
}
