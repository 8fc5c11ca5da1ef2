import type { Metrics } from "./createMetrics.ts";
import type { Flow } from "./flow/createFlow.ts";

const nothing = (): void => undefined;

/** Metrics that nobody counts: what instrumentation costs is measured against this. */
export function noopMetrics(metrics: Metrics): Metrics {
  return {
    ...metrics,
    request: nothing,
    useCase: nothing,
    job: nothing,
    providerCall: nothing,
    databaseWrite: nothing,
    error: nothing,
    completeness: nothing,
    fileEnriched: nothing,
  };
}

/** Work that leaves no trace. */
export function noopFlow(flow: Flow): Flow {
  return {
    ...flow,
    request: (_request, work) => work(),
    job: (_kind, _ids, work) => work(),
    tracer: () => null,
    span: nothing,
    linkJob: nothing,
    annotate: nothing,
  };
}
