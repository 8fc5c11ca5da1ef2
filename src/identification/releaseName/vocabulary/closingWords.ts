/** As people and video sites name a whole film. */
export const WHOLE_FILM_PHRASES =
  "film complet|film complet en francais|film complet vf|full movie|pelicula completa|pelicula completa en espanol|ganzer film|ganzer film deutsch|film completo|film completo italiano";

/**
 * Words about the copy that may end a name without a year: `Becoming Jane HD`, `Brazil FR`. Those in `capitals` count
 * only in upper case, because in lower case they occur in titles.
 */
const ALWAYS = `1080|2160|4k|8k|fhd|hdr|hdr10|vost|vostf|vff|vfq|remux|bluray|10bit|vostfr|hsbs|sbs|h sbs|half sbs|half ou|hou|${WHOLE_FILM_PHRASES}`;
const CAPITALS =
  "hd|vf|vo|fr|multi|dvd|bd|br|hq|sd|uhd|sdr|st|en|eng|fra|ger|ita|esp|rus|vosta|voa|tv|vhs|ws|fs|pal|ntsc|web|cd|rip|imax";

export const CLOSING_COPY_WORDS: ReadonlyMap<string, "always" | "capitals"> = new Map([
  ...ALWAYS.split("|").map((word): [string, "always"] => [word, "always"]),
  ...CAPITALS.split("|").map((word): [string, "capitals"] => [word, "capitals"]),
]);
