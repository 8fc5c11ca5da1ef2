/** What is dropped on a film's page, by what it can be for the film. */
export type Gifts = {
  readonly picture: File | null;
  readonly subtitles: readonly File[];
  readonly videos: readonly File[];
};

const PICTURES = new Set(["jpg", "jpeg", "png", "webp", "avif"]);
const SUBTITLES = new Set(["srt", "vtt"]);

/** The film whose page an address shows, or null. */
export function filmAt(pathname: string): number | null {
  const found = /^\/films\/(\d{1,12})$/.exec(pathname);
  return found ? Number(found[1]) : null;
}

/** What is neither picture nor subtitle may be a video: the engine says what it is. */
export function giftsIn(files: readonly File[]): Gifts {
  return {
    picture: files.find((file) => PICTURES.has(endingOf(file))) ?? null,
    subtitles: files.filter((file) => SUBTITLES.has(endingOf(file))),
    videos: files.filter((file) => !PICTURES.has(endingOf(file)) && !SUBTITLES.has(endingOf(file))),
  };
}

function endingOf({ name }: File): string {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}
