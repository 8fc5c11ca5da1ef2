/** The functional use cases, as the source documents number them. */
export const USE_CASES = ["UC1", "UC2", "UC3", "UC4", "UC5", "UC6", "UC7", "UC8", "UC9", "UC10"] as const;
export type UseCase = (typeof USE_CASES)[number];

export type MetricUnit = "seconds" | "bytes" | "ratio" | "films" | "count";

export interface MetricDefinition<
  Type extends "histogram" | "counter" | "gauge" = "histogram" | "counter" | "gauge",
  Label extends string = string,
> {
  readonly type: Type;
  /** Without the prefix `filmotheque_`. */
  readonly name: string;
  readonly unit: MetricUnit;
  readonly labels: readonly Label[];
  readonly buckets: readonly number[];
  readonly useCases: readonly UseCase[];
  /** Which labels the history keeps apart; null: the history does not record it. */
  readonly history: readonly Label[] | null;
  readonly help: { readonly en: string; readonly fr: string };
}

/** A histogram of the table. */
export function histogram<const Label extends string>(
  name: string,
  unit: MetricUnit,
  labels: readonly Label[],
  buckets: readonly number[],
  useCases: readonly UseCase[],
  history: readonly Label[] | null,
  en: string,
  fr: string,
): MetricDefinition<"histogram", Label> {
  return { type: "histogram", name, unit, labels, buckets, useCases, history, help: { en, fr } };
}

/** A counter of the table. */
export const counter = definitionOf("counter");
/** A gauge of the table. */
export const gauge = definitionOf("gauge");

function definitionOf<Type extends "counter" | "gauge">(type: Type) {
  return <const Label extends string>(
    name: string,
    unit: MetricUnit,
    labels: readonly Label[],
    useCases: readonly UseCase[],
    history: readonly Label[] | null,
    en: string,
    fr: string,
  ): MetricDefinition<Type, Label> => ({ type, name, unit, labels, buckets: [], useCases, history, help: { en, fr } });
}

/** Use cases that return a list of films. */
export const LISTS = ["UC2", "UC4", "UC5"] as const;
/** Use cases that a person sees on a screen. */
export const SEEN = ["UC1", "UC2", "UC3", "UC4", "UC5"] as const;
