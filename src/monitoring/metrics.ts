import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { type Declaration, METRICS, type MetricKey } from "./metricTable.ts";

type Declared<D> =
  D extends Declaration<"histogram", infer Label>
    ? Histogram<Label>
    : D extends Declaration<"counter", infer Label>
      ? Counter<Label>
      : D extends Declaration<"gauge", infer Label>
        ? Gauge<Label>
        : never;

export type DeclaredMetrics = { readonly [Key in MetricKey]: Declared<(typeof METRICS)[Key]> } & {
  readonly registry: Registry;
};

/** What Prometheus calls a metric of ours. */
export const fullName = (name: string): string => `filmotheque_${name}`;

const KINDS = { histogram: Histogram, counter: Counter, gauge: Gauge } as const;

/** Each metric of the table in a registry of its own, in English: whoever scrapes reads that. */
export function declareMetrics(): DeclaredMetrics {
  const registry = new Registry();
  const declared = Object.entries<Declaration>(METRICS).map(([key, { type, name, labels, buckets, help }]) => {
    const common = { name: fullName(name), help: help.en, labelNames: [...labels], registers: [registry] };
    const configuration = type === "histogram" ? { ...common, buckets: [...buckets] } : common;
    return [key, new KINDS[type](configuration)];
  });
  // The table's types say which kind stands under which key.
  const metrics = Object.fromEntries(declared) as Omit<DeclaredMetrics, "registry">;
  return { ...metrics, registry };
}
