import type { PageView } from "../contract/index.ts";
import type { UseCase } from "./metricDefinition.ts";

/** What features report, in seconds, bytes and ratios of 0 to 1. */
export interface MeasuredRequest {
  /** The pattern, never the address. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
}

export interface MeasuredUseCase {
  readonly useCase: UseCase;
  readonly outcome: "ok" | "failed";
  readonly seconds: number;
  /** Of a list: how many films the page held. */
  readonly films?: number;
  /** Of a list: its first page, or one that scrolling asked for. */
  readonly batch?: "first" | "next";
  /** 0 to 1. */
  readonly completeness?: number;
  /** Of a personal list, 0 to 1: see `listCoherence`. */
  readonly coherence?: number | null;
}

export interface MeasuredJob {
  readonly kind: string;
  readonly outcome: string;
  readonly seconds: number;
}

export interface MeasuredCall {
  readonly provider: string;
  readonly route: string;
  readonly outcome: string;
  readonly cached: boolean;
  readonly bytes: number;
  readonly durationMs: number;
}

export interface MeasuredPrediction {
  /** Of the model that answers: it ranks films for a list, or estimates a rating. */
  readonly role: "list" | "rating";
  /** Popularity answered. */
  readonly isCold: boolean;
}

/** What became of films that a list suggested. */
export interface MeasuredOutcome {
  /** Of the model; null for lists without one. */
  readonly version: number | null;
  /** `shown`: they were on the screen. */
  readonly outcome: "shown" | "opened" | "watched" | "rated" | "liked";
  readonly count: number;
}

export interface MeasuredMaintenance {
  readonly task: string;
  readonly outcome: "done" | "failed" | "cancelled";
  readonly seconds: number;
  readonly freedBytes: number;
}

export interface MeasuredPage {
  readonly kind: "view" | "next_batch" | "interaction";
  readonly view: PageView;
  readonly seconds: number;
}

/** `workers` is what the threads hold, a part of `process`. */
export type MeasuredMemory = Readonly<Record<"process" | "heap" | "external" | "workers", number>>;
