/** What the desktop window offers beyond a browser: named functions of the preload, absent in a browser. */
export type Desktop = {
  readonly platform: string;
  pathsOfFiles(files: File[]): string[];
  chooseFolder(): Promise<string | null>;
  showInFolder(fileId: number): Promise<DesktopOutcome>;
  openInPlayer(fileId: number): Promise<DesktopOutcome>;
};

export type DesktopOutcome =
  | { readonly done: true }
  | { readonly done: false; readonly code: "unknown_file" | "not_a_video" | "no_player" };

declare global {
  interface Window {
    readonly filmotheque?: Desktop;
  }
}

export function desktop(): Desktop | null {
  return window.filmotheque ?? null;
}
