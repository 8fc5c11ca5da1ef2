import { chandelier, lens, mask, slicedEye, speech, twoHats, wings } from "./motifs/faces.ts";
import { candles, coat, flames, halo } from "./motifs/figures.ts";
import { crooked, ears, edge, emptyStreet, ridges, road, steps } from "./motifs/grounds.ts";
import { clock, gears, hexagons, locomotive, projector, towers, washer } from "./motifs/machines.ts";
import { claw, hillHouse, moonFace, pavilion, risingHands, saucers } from "./motifs/nights.ts";
import { barrel, hood, quarters, spiral, spring } from "./motifs/patterns.ts";
import type { Motif } from "./motifs/shapes.ts";
import { PALETTES, type Palette, type PaletteName } from "./palettes.ts";

export interface ArtDirection {
  readonly motif: Motif;
  readonly palette: Palette;
}

/** What is drawn for which film, by the name of its picture. */
const CHOSEN: Readonly<Record<string, readonly [Motif, PaletteName]>> = {
  "nosferatu-1922": [claw, "steel"],
  "metropolis-1927": [towers, "rust"],
  "caligari-1920": [crooked, "plum"],
  "moon-1902": [moonFace, "dusk"],
  "general-1926": [locomotive, "sand"],
  "sherlock-1924": [projector, "sea"],
  "kid-1921": [twoHats, "gold"],
  "potemkin-1925": [steps, "blood"],
  "camera-1929": [lens, "snow"],
  "haxan-1922": [flames, "rust"],
  "phantom-1925": [mask, "blood"],
  "phantom-1943": [chandelier, "plum"],
  "safety-1923": [clock, "mint"],
  "joan-1928": [halo, "coal"],
  "andalou-1929": [slicedEye, "sea"],
  "faust-1926": [wings, "rust"],
  "laugh-1924": [coat, "dusk"],
  "friday-1940": [speech, "steel"],
  "charade-1963": [quarters, "sand"],
  "doa-1949": [spiral, "blood"],
  "detour-1945": [road, "gold"],
  "living-dead-1968": [risingHands, "moss"],
  "souls-1962": [pavilion, "plum"],
  "haunted-1959": [hillHouse, "moss"],
  "bunny-2008": [ears, "mint"],
  "sintel-2010": [ridges, "rust"],
  "steel-2012": [hexagons, "sea"],
  "elephants-2006": [gears, "dusk"],
  "plan9-1957": [saucers, "steel"],
  "robbery-1903": [barrel, "sand"],
  "nosferatu-1979": [hillHouse, "blood"],
  "gold-rush-1925": [edge, "snow"],
  "destiny-1921": [candles, "coal"],
  "vampires-1915": [hood, "dusk"],
  "last-man-1964": [emptyStreet, "gold"],
  "laundromat-2015": [washer, "snow"],
  "spring-2019": [spring, "mint"],
};

const MOTIFS = [claw, ridges, spiral, quarters, flames, towers, pavilion, gears, lens, steps, candles, road] as const;
const PALETTE_LIST = Object.values(PALETTES);

/** The direction for a picture's name; for a name of no list it follows from `seed`, always the same. */
export function artDirection(name: string, seed: number): ArtDirection {
  const chosen = CHOSEN[name];
  if (chosen) return { motif: chosen[0], palette: PALETTES[chosen[1]] };
  return {
    motif: MOTIFS[seed % MOTIFS.length] ?? ridges,
    palette: PALETTE_LIST[(seed * 5) % PALETTE_LIST.length] ?? PALETTES.dusk,
  };
}
