/** Files dropped on a film's page, by what they can be for the film. */
export type DroppedAssets = {
  readonly image: File | null;
  readonly subtitles: readonly File[];
  readonly videos: readonly File[];
};

const IMAGES = new Set(["jpg", "jpeg", "png", "webp", "avif"]);
const SUBTITLES = new Set(["srt", "vtt"]);

/** The id of the film whose page this is, or null. */
export function filmIdInPath(pathname: string): number | null {
  const found = /^\/films\/(\d{1,12})$/.exec(pathname);
  return found ? Number(found[1]) : null;
}

/** A file that is neither image nor subtitle may be a video: the engine says what it is. */
export function sortDroppedFiles(files: readonly File[]): DroppedAssets {
  return {
    image: files.find((file) => IMAGES.has(extensionOf(file))) ?? null,
    subtitles: files.filter((file) => SUBTITLES.has(extensionOf(file))),
    videos: files.filter((file) => !IMAGES.has(extensionOf(file)) && !SUBTITLES.has(extensionOf(file))),
  };
}

function extensionOf({ name }: File): string {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}
