/** What one entry of `filterControls.tsx` says: the kinds of controls, and what their labels and values are made of. */
import type { ComponentType } from "react";
import type { FilterName, ListedFilter } from "../../../src/contract/filmFilters.ts";
import type { client } from "../../api/client.ts";
import type { LibraryFilter } from "../../filmFilter/filter.ts";
import type { Formats } from "../../i18n/format.ts";
import type { Translate, TranslationKey } from "../../i18n/index.ts";

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

/** A value as its chip and its line in a list say it. */
export type LabelOf = (value: string, context: Pick<FilterContext, "t" | "formats">) => string;

/** Sections of the panel, in their order. */
export const FILTER_GROUPS = ["film", "people", "file", "mine"] as const;
export type FilterGroup = (typeof FILTER_GROUPS)[number];

type Offered = {
  readonly group: FilterGroup;
  /** Shown above the list too; any other is in the panel, and has a chip while it is set. */
  readonly isQuick?: boolean;
};

export type FilterControl = (
  | /** A menu of values that come with the counts of the page. */
  (Offered & {
      readonly control: "menu";
      readonly label: Label;
      readonly options: (context: FilterContext) => FilterOption[];
      /** Shown only where there is a value to choose. */
      readonly isHiddenWhenEmpty?: boolean;
      /** Of a value that is not among the options. */
      readonly labelOf?: LabelOf;
    })
  /** A list of values that is loaded when it is opened. */
  | (Offered & {
      readonly control: "values";
      readonly label: Label;
      readonly of: ListedFilter;
      readonly labelOf: LabelOf;
    })
  /** Chips that are pressed or not. */
  | (Offered & { readonly control: "toggles"; readonly toggles: readonly FilterToggle[] })
  /** A menu of decades and a form for any other years. */
  | (Offered & { readonly control: "years" })
  /** Two numbers; `unit` is what one of the unit that is typed is worth, and `unitLabel` names it. */
  | (Offered & {
      readonly control: "range";
      readonly label: Label;
      readonly to: FilterName;
      readonly unit: number;
      readonly unitLabel: Label;
    })
  /** Two days. */
  | (Offered & { readonly control: "days"; readonly label: Label; readonly to: FilterName })
  /** Nothing to choose it by: it is set by a link, the search field, or another filter's control. */
  | { readonly control: "none" }
) &
  FilterChip;

/** The chip of a value that no quick control shows: it says the value, and removes it. */
type FilterChip = {
  /** By value. */
  readonly chips?: Readonly<Record<string, Label>>;
  /** Of any value. */
  readonly chip?: LabelOf;
  /** Of a value whose name is loaded. */
  readonly name?: ComponentType<{ value: string }>;
};
