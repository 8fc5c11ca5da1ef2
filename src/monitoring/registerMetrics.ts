import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { METRICS, type MetricDefinition, type MetricKey } from "./metricDefinitions.ts";

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

/** Each metric of the table in a registry of its own, in English: whoever scrapes reads that. */
export function registerMetrics(): RegisteredMetrics {
  const registry = new Registry();
  const declared = Object.entries<MetricDefinition>(METRICS).map(([key, { type, name, labels, buckets, help }]) => {
    const common = { name: prometheusName(name), help: help.en, labelNames: [...labels], registers: [registry] };
    const configuration = type === "histogram" ? { ...common, buckets: [...buckets] } : common;
    return [key, new KINDS[type](configuration)];
  });
  // The table's types say which kind stands under which key.
  const metrics = Object.fromEntries(declared) as Omit<RegisteredMetrics, "registry">;
  return { ...metrics, registry };
}
