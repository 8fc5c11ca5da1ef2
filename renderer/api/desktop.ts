/** What the desktop window offers beyond a browser: named functions of the preload, absent in a browser. */
export type Desktop = {
  readonly platform: string;
  pathsOfFiles(files: File[]): string[];
  chooseFolder(): Promise<string | null>;
  showInFolder(fileId: number): Promise<unknown> | undefined;
  openInPlayer(fileId: number): Promise<unknown> | undefined;
};

declare global {
  interface Window {
    readonly filmotheque?: Desktop;
  }
}

export function desktop(): Desktop | null {
  return window.filmotheque ?? null;
}
