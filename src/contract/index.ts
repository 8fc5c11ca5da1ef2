/**
 * The contract: every route's method, path, schemas and words, once. The page's client, the API's
 * handlers, the OpenAPI description and the tests derive from it. It knows no Node and no page.
 */
import { accounts } from "./accounts.ts";
import { artwork } from "./artwork.ts";
import { files } from "./files.ts";
import { films } from "./films.ts";
import { jobs } from "./jobs.ts";
import { models } from "./models.ts";
import { monitoring } from "./monitoring.ts";
import { people } from "./people.ts";
import { personal } from "./personal.ts";
import { program } from "./program.ts";
import { review } from "./review.ts";

export const contract = {
  accounts,
  films,
  artwork,
  files,
  review,
  jobs,
  models,
  monitoring,
  people,
  personal,
  program,
};
export type Contract = typeof contract;

export { type ListedSession, newUser, type OpenProfile, type User } from "./accounts.ts";
export { FIELD_ALIASES, type FieldAliases, PATH_ALIASES } from "./aliases.ts";
export { ARTWORK_KINDS, type ArtworkKind, type OfferedImageAnswer } from "./artwork.ts";
export type { DrawnAvatar } from "./avatars.ts";
export { REVALIDATE, REVALIDATED_ROUTES } from "./caching.ts";
export type { Problem } from "./conventions.ts";
export type { DiaryEntryAnswer, YearInReview } from "./diary.ts";
export {
  EDITABLE_FIELDS,
  type EditableField,
  TEXT_FIELDS,
} from "./editableFields.ts";
export { type CreditInput, type EditableValues, type EditForm, type FilmEdit, filmEdit } from "./edits.ts";
export { type Event, eventTable, type NewEvent, type ResetReason } from "./events.ts";
export type { FactSources, StatedValue } from "./factSources.ts";
export {
  type AddFilesAnswer,
  type Candidate,
  type FileRow,
  type FileState,
  fileState,
  type SkippedFileRow,
  type WatchedFolder,
} from "./files.ts";
export { type FilmFilter, type SortedFilter, sortedFilter } from "./filmFilterSchema.ts";
export {
  DECADE_YEARS,
  FILM_FILTERS,
  FILM_SORTS,
  FILTER_NAMES,
  type FileAttribute,
  type FilmAttribute,
  type FilmSort,
  type FilterComparison,
  type FilterField,
  type FilterName,
  type FilterValue,
  LISTED_FILTERS,
  type ListedFilter,
  SORT_NAMES,
} from "./filmFilters.ts";
export type { FilmCard, FilmDetail, FilmEstimate, FilmLink, ProductionFacts } from "./filmShapes.ts";
export type { Recommendation, SimilarFilm } from "./filmSuggestions.ts";
export type { BulkAction, FilmListQuery } from "./films.ts";
export type { FreeSpaceFilm } from "./freeSpace.ts";
export type { FreeSpaceView } from "./freeSpaceViews.ts";
export { type ArrangedHomeRow, HOME_ROWS, type HomeRow, type HomeRowKind, type OwnHomeRow } from "./homeRows.ts";
export type { Interpretation, InterpretationPart } from "./interpretation.ts";
export type { Job, JobState } from "./jobs.ts";
export {
  countryOf,
  LANGUAGES,
  type Language,
  LOCALES,
  type Locale,
  languageOfLocale,
  languageTag,
  mainLocale,
  readLocale,
} from "./languages.ts";
export { MAX_JSON_BODY_BYTES } from "./limits.ts";
export { findStreamRoute, type MatchedStreamRoute, pathExpression } from "./matchRoute.ts";
export type { ComparisonAnswer, ModelVersionAnswer, ReadinessAnswer, TrainingAnswer } from "./models.ts";
export type { DriftAnswer, PageView, TraceAnswer } from "./monitoringShapes.ts";
export type { NotFilm } from "./notFilms.ts";
export {
  type PersonalList,
  type RatingImportAnswer,
  type RatingImportRun,
  ratingImportAnswer,
  type SmartList,
  type Statistics,
} from "./personal.ts";
export type { PersonProfile } from "./personProfile.ts";
export { type Settings, settingsChange } from "./program.ts";
export type { RefreshPreview } from "./refreshPreview.ts";
export { RESOLUTIONS, type Resolution } from "./resolutions.ts";
export { resolvePathAlias } from "./resolvePathAlias.ts";
export type { Guess, NonFilmKind } from "./review.ts";
export type { Access, DataScope, RouteMeta } from "./route.ts";
export type { StreamRoute } from "./streamRoute.ts";
export { type StreamRouteName, streamRoutes } from "./streamRoutes.ts";
export type { SubtitleOfferAnswer } from "./subtitleSearch.ts";
export type { TasteComparison } from "./taste.ts";
