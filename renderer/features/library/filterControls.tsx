/**
 * How each filter is offered on the page, once: its control, its group in the panel, its label, the values to choose from,
 * and the text of its chip. Its key in the address and the kind of its values are the contract's (`FILM_FILTERS`). A new
 * filter is one entry here. Values are written as in the address: `yes` and `no` for a flag.
 */
import type { FilterName } from "../../../src/contract/filmFilters.ts";
import { ActorName, CollectionName, DirectorName, ListName, PersonName } from "./components/ReferenceNames.tsx";
import type { FilterControl, FilterOption, LabelOf } from "./filterControl.ts";
import { CODEC_NAMES, GIGABYTE } from "./filterTexts.ts";

const MINUTES = [60, 90, 100, 120, 150];
const ESTIMATES = [4.5, 4, 3.5, 3];
const RATINGS = [5, 4.5, 4, 3.5, 3, 2.5, 2, 1.5, 1, 0.5];

const language: LabelOf = (value, { t, formats }) => (value === "und" ? t("without") : formats.languageLabel(value));
const codec: LabelOf = (value) => CODEC_NAMES.get(value.toLowerCase()) ?? value.toUpperCase();
const asItIs: LabelOf = (value) => value;
const named =
  (label: "keywordIs" | "studioIs"): LabelOf =>
  (value, { t }) =>
    t(label, { name: value });
const minutes =
  (label: "minutesFrom" | "minutesTo"): LabelOf =>
  (value, { t, formats }) =>
    t(label, { number: formats.number(Number(value)) });
const size =
  (label: "sizeFrom" | "sizeTo"): LabelOf =>
  (value, { t, formats }) =>
    t(label, { size: formats.size(Number(value)) });
const day =
  (label: "addedFrom" | "addedTo" | "watchedFrom" | "watchedTo"): LabelOf =>
  (value, { t, formats }) =>
    t(label, { day: formats.day(value) });

/** In the order in which the page shows them. */
export const FILTER_CONTROLS = {
  genre: {
    control: "menu",
    group: "film",
    isQuick: true,
    label: "genre",
    options: ({ facets }) => counted(facets?.genres),
  },
  tag: {
    control: "menu",
    group: "film",
    isQuick: true,
    label: "tag",
    options: ({ facets }) => counted(facets?.tags),
    isHiddenWhenEmpty: true,
  },
  yearFrom: { control: "years", group: "film", isQuick: true },
  yearTo: { control: "none" },
  language: {
    control: "menu",
    group: "film",
    isQuick: true,
    label: "language",
    options: ({ facets, formats }) => counted(facets?.languages, formats.languageLabel),
  },
  resolution: {
    control: "menu",
    group: "file",
    isQuick: true,
    label: "resolution",
    options: ({ facets }) => counted(facets?.resolutions),
  },
  ratingFrom: {
    control: "menu",
    group: "mine",
    isQuick: true,
    label: "mine",
    options: ({ t, formats }) =>
      RATINGS.map((rating) => ({
        value: String(rating),
        label: t("ratedFrom", { number: formats.number(rating) }),
        count: null,
      })),
  },
  estimateFrom: {
    control: "menu",
    group: "mine",
    isQuick: true,
    label: "estimate",
    options: ({ t, formats }) =>
      ESTIMATES.map((stars) => ({
        value: String(stars),
        label: t("ratedFrom", { number: formats.number(stars) }),
        count: null,
      })),
  },
  runtimeFrom: {
    control: "range",
    group: "film",
    label: "runtime",
    to: "runtimeTo",
    unit: 1,
    unitLabel: "minutesUnit",
    chip: minutes("minutesFrom"),
  },
  runtimeTo: {
    control: "menu",
    group: "film",
    isQuick: true,
    label: "runtime",
    options: (context) =>
      MINUTES.map((value) => ({
        value: String(value),
        label: minutes("minutesTo")(String(value), context),
        count: null,
      })),
    labelOf: minutes("minutesTo"),
  },
  spokenLanguage: {
    control: "values",
    group: "film",
    label: "spokenLanguage",
    of: "spokenLanguage",
    labelOf: language,
  },
  country: {
    control: "values",
    group: "film",
    label: "country",
    of: "country",
    labelOf: (value, { formats }) => formats.countryName(value),
  },
  certification: { control: "values", group: "film", label: "certification", of: "certification", labelOf: asItIs },
  director: {
    control: "values",
    group: "people",
    label: "director",
    of: "director",
    labelOf: asItIs,
    name: DirectorName,
  },
  actor: { control: "values", group: "people", label: "actor", of: "actor", labelOf: asItIs, name: ActorName },
  hdr: {
    control: "toggles",
    group: "file",
    isQuick: true,
    toggles: [{ value: "yes", label: "hdr", count: ({ hdr }) => hdr, isHiddenAtZero: true }],
    chips: { no: "withoutHdr" },
  },
  codec: { control: "values", group: "file", label: "codec", of: "codec", labelOf: codec },
  audioLanguage: { control: "values", group: "file", label: "audioLanguage", of: "audioLanguage", labelOf: language },
  subtitleLanguage: {
    control: "values",
    group: "file",
    label: "subtitleLanguage",
    of: "subtitleLanguage",
    labelOf: language,
  },
  folder: { control: "values", group: "file", label: "folder", of: "folder", labelOf: asItIs },
  sizeFrom: {
    control: "range",
    group: "file",
    label: "size",
    to: "sizeTo",
    unit: GIGABYTE,
    unitLabel: "sizeUnit",
    chip: size("sizeFrom"),
  },
  sizeTo: { control: "none", chip: size("sizeTo") },
  watched: {
    control: "toggles",
    group: "mine",
    isQuick: true,
    toggles: [
      { value: "yes", label: "watched", count: ({ watched }) => watched },
      { value: "no", label: "unwatched", count: ({ total, watched }) => total - watched },
    ],
  },
  watchedFrom: { control: "days", group: "mine", label: "watchedDate", to: "watchedTo", chip: day("watchedFrom") },
  watchedTo: { control: "none", chip: day("watchedTo") },
  addedFrom: { control: "days", group: "file", label: "added", to: "addedTo", chip: day("addedFrom") },
  addedTo: { control: "none", chip: day("addedTo") },
  duplicates: {
    control: "toggles",
    group: "file",
    toggles: [{ value: "yes", label: "duplicates", count: ({ duplicates }) => duplicates, isHiddenAtZero: true }],
    chips: { yes: "duplicates", no: "withoutDuplicates" },
  },
  poster: {
    control: "toggles",
    group: "file",
    toggles: [
      { value: "no", label: "withoutPoster", count: ({ withoutPoster }) => withoutPoster, isHiddenAtZero: true },
    ],
    chips: { yes: "withPoster", no: "withoutPoster" },
  },
  subtitles: {
    control: "toggles",
    group: "file",
    toggles: [
      {
        value: "no",
        label: "withoutSubtitles",
        count: ({ withoutSubtitles }) => withoutSubtitles,
        isHiddenAtZero: true,
      },
    ],
    chips: { yes: "withSubtitles", no: "withoutSubtitles" },
  },
  dismissed: {
    control: "toggles",
    group: "mine",
    isQuick: true,
    toggles: [{ value: "yes", label: "dismissed", count: ({ dismissed }) => dismissed, isHiddenAtZero: true }],
    chips: { no: "notDismissed" },
  },
  state: {
    control: "toggles",
    group: "file",
    isQuick: true,
    toggles: [
      { value: "unidentified", label: "unidentified", count: ({ unidentified }) => unidentified, isHiddenAtZero: true },
    ],
    chips: { identified: "identified" },
  },
  keyword: { control: "none", chip: named("keywordIs") },
  studio: { control: "none", chip: named("studioIs") },
  releaseDay: { control: "none", chip: (value, { t, formats }) => t("releasedOn", { day: formats.dayOfYear(value) }) },
  ratingTo: {
    control: "none",
    chip: (value, { t, formats }) => t("ratedTo", { number: formats.number(Number(value)) }),
  },
  listId: { control: "none", name: ListName },
  personId: { control: "none", name: PersonName },
  collectionId: { control: "none", name: CollectionName },
  q: { control: "none" },
} as const satisfies Readonly<Record<FilterName, FilterControl>>;

/** The same, for code that goes through all of them. */
export const FILTER_ENTRIES = Object.entries(FILTER_CONTROLS) as readonly (readonly [FilterName, FilterControl])[];

function counted(
  values: readonly { name: string; count: number }[] = [],
  labelOf: (name: string) => string = (name) => name,
): FilterOption[] {
  return values.map(({ name, count }) => ({ value: name, label: labelOf(name), count }));
}
