/** A film rated with this many stars or more counts as liked: for suggestions, metrics and models alike. */
export const LIKED_FROM = 4;
