/**
 * Release names: what a path says about its film. In: a path, or the names of one folder's videos. Out: a `Release`
 * (title, year, kind, attributes of the copy, ids, weighted guesses), and titles normalised for comparison. Pure
 * functions: nothing here reads a file, a clock or a network.
 */
export { isGenericName, withoutCopyWords } from "./copyWords.ts";
export { type EpisodeNumbers, episodeNumbers } from "./episodeNumbers.ts";
export { kindOfFolder } from "./findExtraMark.ts";
export { isPersonName } from "./isPersonName.ts";
export { comparableWords, foldCase, titleKey, titleWords } from "./normalizeTitle.ts";
export { asNumberedFilm } from "./ownersPosition.ts";
export { parseReleaseName } from "./parseReleaseName.ts";
export type { FolderVideos } from "./readFolderVideos.ts";
export type { NfoClues, Release, ReleaseKind, TitleGuess } from "./release.ts";
export { typedRelease } from "./typedRelease.ts";
export { ARTICLES, CAMERA_WORDS, NUMBER_NAMES, NUMERALS, ROMAN, STOP_WORDS } from "./vocabulary/titleWords.ts";
