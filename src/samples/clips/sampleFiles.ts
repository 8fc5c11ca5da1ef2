import type { ClipStyleName } from "./clipStyles.ts";

/** A file to make, named as people and release groups name their files. */
export interface SampleFile {
  /** Below the folder of the samples, with `/`. */
  readonly path: string;
  readonly style: ClipStyleName;
  /**
   * Numbers of the films it may be, counted from 1 as in the sample ids. Several: only a person can tell. None: no
   * provider knows it.
   */
  readonly films: readonly number[];
  /** What it is of the film; the whole when not said. */
  readonly share?: "half" | "extra";
}

export const SAMPLE_FILES: readonly SampleFile[] = [
  { path: "Nosferatu.1922.1080p.BluRay.x264-SHADOW.mp4", style: "silent", films: [1] },
  {
    path: "Metropolis (1927)/Metropolis (1927) - [Restored] 2160p.mkv",
    style: "silent with French titles",
    films: [2],
  },
  { path: "Metropolis (1927)/Metropolis (1927) - 720p.mkv", style: "silent", films: [2] },
  { path: "Das Cabinet des Dr. Caligari (1920).mkv", style: "silent with French titles", films: [3] },
  { path: "Le.Voyage.dans.la.Lune.1902.FRENCH.1080p.WEB.H264-LUNE.mkv", style: "silent", films: [4] },
  { path: "The.General.1926.REMASTERED.1080p.BluRay.x265-RAILS.mkv", style: "silent", films: [5] },
  { path: "Sherlock Jr. (1924) {imdb-tt9900006}.mp4", style: "silent", films: [6] },
  { path: "Le Kid (1921) VOSTFR.mp4", style: "silent with French titles", films: [7] },
  { path: "Bronenosets.Potemkin.1925/Battleship.Potemkin.1925.720p.BluRay.mkv", style: "silent", films: [8] },
  { path: "L'Homme à la caméra (1929)/movie.mkv", style: "silent", films: [9] },
  { path: "Haxan.1922.CRITERION.1080p.BluRay.x264-COVEN.mkv", style: "silent", films: [10] },
  { path: "The.Phantom.of.the.Opera.1925.DVDRip.XviD-MASK.mp4", style: "silent", films: [11] },
  { path: "The Phantom of the Opera (1943)/The Phantom of the Opera (1943).mkv", style: "talkie", films: [12] },
  { path: "The Phantom of the Opera.mkv", style: "talkie", films: [11, 12] },
  { path: "Safety.Last.1923.1080p.BluRay.x264.mkv", style: "silent", films: [13] },
  { path: "La Passion de Jeanne d'Arc (1928) cd1.mkv", style: "silent", films: [14], share: "half" },
  { path: "La Passion de Jeanne d'Arc (1928) cd2.mkv", style: "silent", films: [14], share: "half" },
  { path: "Un.Chien.Andalou.1929.720p.mkv", style: "silent", films: [15] },
  { path: "Faust 1926 [1080p] [Deutsch].mkv", style: "silent", films: [16] },
  { path: "Der letzte Mann (1924)/Der letzte Mann.mkv", style: "silent", films: [17] },
  { path: "His Girl Friday (1940) [tmdbid-9000018].mkv", style: "talkie with subtitles", films: [18] },
  { path: "Charade.1963.1080p.BluRay.DTS.x264-PARIS.mkv", style: "two languages", films: [19] },
  { path: "D.O.A.1949.720p.WEB-DL.mkv", style: "talkie", films: [20] },
  { path: "Detour (1945)/Detour (1945).mp4", style: "talkie with subtitles", films: [21] },
  { path: "Night.of.the.Living.Dead.1968.MULTi.1080p.BluRay.x264-FARM.mkv", style: "two languages", films: [22] },
  { path: "Carnival of Souls [1962].mkv", style: "talkie", films: [23] },
  { path: "House_on_Haunted_Hill_1959_480p.mp4", style: "scope", films: [24] },
  { path: "Big.Buck.Bunny.2008.2160p.60fps.mp4", style: "scope", films: [25] },
  { path: "Sintel (2010)/Sintel (2010).mkv", style: "scope with subtitles", films: [26] },
  { path: "Sintel (2010)/Sintel (2010)-trailer.mkv", style: "scope", films: [26], share: "extra" },
  { path: "Tears.of.Steel.2012.1080p.WEB.mkv", style: "two languages", films: [27] },
  { path: "Elephants Dream (2006).mp4", style: "scope", films: [28] },
  { path: "Plan.9.from.Outer.Space.1957.COLORIZED.DVDRip.mkv", style: "talkie", films: [29] },
  { path: "The Great Train Robbery 1903.mkv", style: "silent", films: [30] },
  { path: "Vacances a la mer 1987 VHS.avi", style: "home video", films: [] },
];
