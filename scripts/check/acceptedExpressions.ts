import type { AcceptedExpression } from "./regexSafety.ts";

const OWN_CONSTANTS = "built from constants of its file; tested with hostile text in tests/property/hostileText";

const OWN_WORDS = "built from the words of its vocabulary: nothing in it repeats without a bound";

/** Regular expressions that the checker cannot decide and that were reviewed by hand. */
export const ACCEPTED_EXPRESSIONS: readonly AcceptedExpression[] = [
  {
    path: "scripts/start/startProblem.ts",
    text: "/SUID sandbox helper binary was found.*make sure that (.+) is owned by root/",
    reason: "reads Electron's own output on this machine, before the program starts",
  },
  {
    path: "src/contract/matchRoute.ts",
    text: "new RegExp(`^{source}$`)",
    reason:
      "patterns of the contract without nested repetition; tested with hostile text in tests/property/hostileText",
  },
  {
    path: "src/identification/releaseName/episodeNumbers.ts",
    text: 'new RegExp(`\\\\b(?:{[...SEASON_WORDS].join("|")}|s)[ ._-]{0,2}(\\\\d{1,4})\\\\b`)',
    reason: OWN_WORDS,
  },
  {
    path: "src/identification/releaseName/episodeNumbers.ts",
    text: 'new RegExp(`\\\\b(?:{[...EPISODE_WORDS].join("|")}|e)[ ._-]{0,2}(\\\\d{1,4})\\\\b`)',
    reason: OWN_WORDS,
  },
  {
    path: "src/identification/releaseName/idTags.ts",
    text: "/[[{(]\\s?(?:(?:tmdb|imdb|tvdb)(?:id)?[-=_ ][a-z0-9]{1,12}|tt\\d{7,10}|edition-[^{}]{1,80})\\s?[\\]})]/gi",
    reason: "reads at most 80 characters from each opening: linear, with a larger factor",
  },
  {
    path: "src/nfo/findIds.ts",
    text: "/thetvdb\\.com\\/\\?[^\\s<>\"']{0,80}?[?&]?id=(\\d{1,9})(?!\\d)/gi",
    reason: "reads at most 80 characters from each address: linear, with a larger factor",
  },
  {
    path: "src/monitoring/log/redactSecrets.ts",
    text: 'new RegExp(`((?:{NAMES})(?:=|%3D))[^&;,\\\\s"\'\\\\\\\\]+`, "gi")',
    reason: OWN_CONSTANTS,
  },
  {
    path: "src/monitoring/log/redactSecrets.ts",
    text: 'new RegExp(`((?:{NAMES})\\\\\\\\?["\']\\\\s{0,4}:\\\\s{0,4}\\\\\\\\?["\'])[^"\'\\\\\\\\]+`, "gi")',
    reason: OWN_CONSTANTS,
  },
  {
    path: "src/recommendation/communities/movieLensFilms.ts",
    text: "new RegExp(`^([^:]+), ({ARTICLES})(:.*)?$`)",
    reason: OWN_CONSTANTS,
  },
  {
    path: "src/store/backup/backupNames.ts",
    text: "new RegExp(`^(?:library|before-migration-from-\\\\d+)-({TIME})(?:-\\\\d+)?\\\\.(?:zip|db)$`)",
    reason: "file names in the program's own folder, at most 255 characters",
  },
  {
    path: "src/store/backup/backupNames.ts",
    text: "new RegExp( `^(?:library|before-migration-from-\\\\d+)-{TIME}(?:-\\\\d+)?\\\\.(?:zip|db)\\\\.(?:unfinished(?:-journal|-wal|-shm)?|sha256\\\\.new)$`, )",
    reason: "file names in the program's own folder, at most 255 characters",
  },
];
