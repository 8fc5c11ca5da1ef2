import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { MetricDefinition } from "./metricDefinition.ts";
import { METRICS, type MetricKey } from "./metricDefinitions.ts";

type RegisteredMetric<D> =
  D extends MetricDefinition<"histogram", infer Label>
    ? Histogram<Label>
    : D extends MetricDefinition<"counter", infer Label>
      ? Counter<Label>
      : D extends MetricDefinition<"gauge", infer Label>
        ? Gauge<Label>
        : never;

export type RegisteredMetrics = { readonly [Key in MetricKey]: RegisteredMetric<(typeof METRICS)[Key]> } & {
  readonly registry: Registry;
};

/** What Prometheus calls a metric of ours. */
export const prometheusName = (name: string): string => `filmotheque_${name}`;

const KINDS = { histogram: Histogram, counter: Counter, gauge: Gauge } as const;

/** Registers every metric of the table; their help is in English, for those who scrape. */
export function registerMetrics(): RegisteredMetrics {
  const registry = new Registry();
  const declared = Object.entries<MetricDefinition>(METRICS).map(([key, { type, name, labels, buckets, help }]) => {
    const common = { name: prometheusName(name), help: help.en, labelNames: [...labels], registers: [registry] };
    const configuration = type === "histogram" ? { ...common, buckets: [...buckets] } : common;
    return [key, new KINDS[type](configuration)];
  });
  // Which class each key has follows from the type of its definition.
  const metrics = Object.fromEntries(declared) as Omit<RegisteredMetrics, "registry">;
  return { ...metrics, registry };
}
