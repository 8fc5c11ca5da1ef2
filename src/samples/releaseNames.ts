/** What the sample files are called, as people and release groups call them. `clip` chooses a base clip. */
export interface SampleFile {
  readonly path: string;
  readonly clip: "scope" | "academy" | "two-languages";
}

export const SAMPLE_FILES: readonly SampleFile[] = [
  { path: "Nosferatu.1922.1080p.BluRay.x264-SHADOW.mp4", clip: "academy" },
  { path: "Metropolis (1927)/Metropolis (1927) - [Restored] 2160p.mkv", clip: "academy" },
  { path: "Metropolis (1927)/Metropolis (1927) - 720p.mkv", clip: "academy" },
  { path: "Das Cabinet des Dr. Caligari (1920).mkv", clip: "academy" },
  { path: "Le.Voyage.dans.la.Lune.1902.FRENCH.1080p.WEB.H264-LUNE.mkv", clip: "academy" },
  { path: "The.General.1926.REMASTERED.1080p.BluRay.x265-RAILS.mkv", clip: "academy" },
  { path: "Sherlock Jr. (1924) {imdb-tt9900006}.mp4", clip: "academy" },
  { path: "Le Kid (1921) VOSTFR.mp4", clip: "academy" },
  { path: "Bronenosets.Potemkin.1925/Battleship.Potemkin.1925.720p.BluRay.mkv", clip: "academy" },
  { path: "L'Homme à la caméra (1929)/movie.mkv", clip: "academy" },
  { path: "Haxan.1922.CRITERION.1080p.BluRay.x264-COVEN.mkv", clip: "academy" },
  { path: "The.Phantom.of.the.Opera.1925.DVDRip.XviD-MASK.mp4", clip: "academy" },
  { path: "The Phantom of the Opera (1943)/The Phantom of the Opera (1943).mkv", clip: "academy" },
  { path: "The Phantom of the Opera.mkv", clip: "academy" },
  { path: "Safety.Last.1923.1080p.BluRay.x264.mkv", clip: "academy" },
  { path: "La Passion de Jeanne d'Arc (1928) cd1.mkv", clip: "academy" },
  { path: "La Passion de Jeanne d'Arc (1928) cd2.mkv", clip: "academy" },
  { path: "Un.Chien.Andalou.1929.720p.mkv", clip: "academy" },
  { path: "Faust 1926 [1080p] [Deutsch].mkv", clip: "academy" },
  { path: "Der letzte Mann (1924)/Der letzte Mann.mkv", clip: "academy" },
  { path: "His Girl Friday (1940) [tmdbid-9000018].mkv", clip: "academy" },
  { path: "Charade.1963.1080p.BluRay.DTS.x264-PARIS.mkv", clip: "two-languages" },
  { path: "D.O.A.1949.720p.WEB-DL.mkv", clip: "academy" },
  { path: "Detour (1945)/Detour (1945).mp4", clip: "academy" },
  { path: "Night.of.the.Living.Dead.1968.MULTi.1080p.BluRay.x264-FARM.mkv", clip: "two-languages" },
  { path: "Carnival of Souls [1962].mkv", clip: "academy" },
  { path: "House_on_Haunted_Hill_1959_480p.mp4", clip: "scope" },
  { path: "Big.Buck.Bunny.2008.2160p.60fps.mp4", clip: "scope" },
  { path: "Sintel (2010)/Sintel (2010).mkv", clip: "scope" },
  { path: "Sintel (2010)/Sintel (2010)-trailer.mkv", clip: "scope" },
  { path: "Tears.of.Steel.2012.1080p.WEB.mkv", clip: "two-languages" },
  { path: "Elephants Dream (2006).mp4", clip: "scope" },
  { path: "Plan.9.from.Outer.Space.1957.COLORIZED.DVDRip.mkv", clip: "academy" },
  { path: "The Great Train Robbery 1903.mkv", clip: "academy" },
  { path: "Vacances a la mer 1987 VHS.mp4", clip: "academy" },
];
