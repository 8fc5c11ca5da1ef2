const COMMENTARY = /\bcomment(?:ary|aries|aire|aires)\b|\bkommentar/i;
const FORCED = /\bforced\b|\bforc[eé]s?\b/i;
const FOR_DEAF = /\bsdh\b|\bcc\b|hearing[ -]impaired|\bsme\b|malentendants|\bhoh\b/i;
const DESCRIBED = /audio[ -]?descri|\bdescriptive\b|visually[ -]impaired|\bdvs\b/i;

/** The purpose stated in a track's title, because many files set no flags. */
export function purposeOf(title: string | null) {
  const says = (words: RegExp) => title !== null && words.test(title);
  return {
    isCommentary: says(COMMENTARY),
    isForced: says(FORCED),
    isForDeaf: says(FOR_DEAF),
    isForVisuallyImpaired: says(DESCRIBED),
  };
}
