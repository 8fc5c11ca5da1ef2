/** A film that somebody gave this many stars or more is one they like: for suggestions, metrics and models alike. */
export const LIKED_FROM = 4;
