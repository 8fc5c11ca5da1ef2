import { basename, dirname, extname } from "node:path";

/** Where what belongs to a video may lie. */
export interface FilmLocation {
  /** The video's own folder. */
  readonly folder: string;
  /** The film's: another one for discs and for copies in parts. */
  readonly filmFolder: string;
  /** Names, without ending, that files of this very video bear. Lower case. */
  readonly stems: readonly string[];
}

const COPY_FOLDER = /^(?:cd|disc|disk|dvd)[ _.-]?\d{1,2}$/i;

/** The film of `VIDEO_TS` and `BDMV/STREAM` is the folder above; that of `CD1` too. */
export function filmLocation(videoPath: string): FilmLocation {
  const folder = dirname(videoPath);
  const name = basename(folder);
  const stem = basename(videoPath, extname(videoPath)).toLowerCase();
  if (/^video_ts$/i.test(name)) return { folder, filmFolder: dirname(folder), stems: ["video_ts"] };
  const above = dirname(folder);
  if (/^stream$/i.test(name) && /^bdmv$/i.test(basename(above)))
    return { folder: above, filmFolder: dirname(above), stems: ["index"] };
  return { folder, filmFolder: COPY_FOLDER.test(name) ? above : folder, stems: [stem] };
}
