/**
 * How each filter is offered on the page, once: its control, its label, the values to choose from, and the text of its
 * chip. Its key in the address and the kind of its values are the contract's (`FILM_FILTERS`). A new filter is one entry
 * here. Values are written as in the address: `yes` and `no` for a flag.
 */
import type { ComponentType } from "react";
import type { FilterName } from "../../../src/contract/filmFilters.ts";
import type { client } from "../../api/client.ts";
import type { LibraryFilter } from "../../filmFilter/filter.ts";
import type { Formats } from "../../i18n/format.ts";
import type { Translate, TranslationKey } from "../../i18n/index.ts";
import { CollectionName, ListName, PersonName, RuntimeFrom } from "./components/ReferenceNames.tsx";

/** What shows the filter and changes it. */
export interface FilterProps {
  readonly filter: LibraryFilter;
  readonly change: (next: Partial<LibraryFilter>) => void;
}

/** Values that the library holds, each with how many films have it. Undefined until they have been loaded. */
type Facets = Awaited<ReturnType<typeof client.films.facets>> | undefined;
type Label = TranslationKey<"library">;

export interface FilterContext {
  readonly facets: Facets;
  readonly t: Translate<"library">;
  readonly formats: Formats;
}

export interface FilterOption {
  readonly value: string;
  readonly label: string;
  /** How many films have it; null where that is not counted. */
  readonly count: number | null;
}

export interface FilterToggle {
  readonly value: string;
  readonly label: Label;
  readonly count: (facets: NonNullable<Facets>) => number;
  /** Shown only while it is on, or where some film has the value. */
  readonly isHiddenAtZero?: boolean;
}

export type FilterControl =
  /** A chip that opens a menu of values. */
  | { readonly control: "menu"; readonly label: Label; readonly options: (context: FilterContext) => FilterOption[] }
  /** Chips that are pressed or not. */
  | { readonly control: "toggles"; readonly toggles: readonly FilterToggle[] }
  /** A menu of decades and a form for any other years. */
  | { readonly control: "years" }
  /** Nothing to choose it by: it is set by a link, the search field, or another filter's control. */
  | { readonly control: "none" };

/** The chip of a value that no control offers: it says the value, and removes the filter. */
type FilterChip = {
  readonly chips?: Readonly<Record<string, Label>>;
  readonly chip?: ComponentType<{ value: string }>;
};

const MINUTES = [60, 90, 100, 120, 150];
const ESTIMATES = [4.5, 4, 3.5, 3];
const RATINGS = [5, 4.5, 4, 3.5, 3, 2.5, 2, 1.5, 1, 0.5];

/** In the order in which the page shows them. */
export const FILTER_CONTROLS = {
  genre: { control: "menu", label: "genre", options: ({ facets }) => counted(facets?.genres) },
  yearFrom: { control: "years" },
  yearTo: { control: "none" },
  language: {
    control: "menu",
    label: "language",
    options: ({ facets, formats }) => counted(facets?.languages, formats.languageName),
  },
  resolution: { control: "menu", label: "resolution", options: ({ facets }) => counted(facets?.resolutions) },
  ratingFrom: {
    control: "menu",
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
    label: "estimate",
    options: ({ t, formats }) =>
      ESTIMATES.map((stars) => ({
        value: String(stars),
        label: t("ratedFrom", { number: formats.number(stars) }),
        count: null,
      })),
  },
  runtimeTo: {
    control: "menu",
    label: "runtime",
    options: ({ t, formats }) =>
      MINUTES.map((minutes) => ({
        value: String(minutes),
        label: t("minutesTo", { number: formats.number(minutes) }),
        count: null,
      })),
  },
  runtimeFrom: { control: "none", chip: RuntimeFrom },
  hdr: {
    control: "toggles",
    toggles: [{ value: "yes", label: "hdr", count: ({ hdr }) => hdr, isHiddenAtZero: true }],
    chips: { no: "withoutHdr" },
  },
  watched: {
    control: "toggles",
    toggles: [
      { value: "yes", label: "watched", count: ({ watched }) => watched },
      { value: "no", label: "unwatched", count: ({ total, watched }) => total - watched },
    ],
  },
  dismissed: {
    control: "toggles",
    toggles: [{ value: "yes", label: "dismissed", count: ({ dismissed }) => dismissed, isHiddenAtZero: true }],
    chips: { no: "notDismissed" },
  },
  state: {
    control: "toggles",
    toggles: [
      { value: "unidentified", label: "unidentified", count: ({ unidentified }) => unidentified, isHiddenAtZero: true },
    ],
    chips: { identified: "identified" },
  },
  listId: { control: "none", chip: ListName },
  personId: { control: "none", chip: PersonName },
  collectionId: { control: "none", chip: CollectionName },
  q: { control: "none" },
} as const satisfies Readonly<Record<FilterName, FilterControl & FilterChip>>;

function counted(
  values: readonly { name: string; count: number }[] = [],
  labelOf: (name: string) => string = (name) => name,
): FilterOption[] {
  return values.map(({ name, count }) => ({ value: name, label: labelOf(name), count }));
}
