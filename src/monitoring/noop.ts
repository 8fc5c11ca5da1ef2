import type { Metrics } from "./createMetrics.ts";
import type { Flow } from "./flow/createFlow.ts";

const nothing = (): void => undefined;

/** Metrics that count neither requests nor work: what instrumentation costs is measured against them. */
export function noopMetrics(metrics: Metrics): Metrics {
  return {
    request: nothing,
    useCase: nothing,
    job: nothing,
    providerCall: nothing,
    databaseWrite: nothing,
    error: nothing,
    completeness: nothing,
    fileEnriched: nothing,
    prediction: nothing,
    outcome: nothing,
    trainingStage: nothing,
    maintenance: (run) => metrics.maintenance(run),
    page: (measured) => metrics.page(measured),
    drift: (isDrifting) => metrics.drift(isDrifting),
    alert: (rule, isActive) => metrics.alert(rule, isActive),
    eventStreamClients: (change) => metrics.eventStreamClients(change),
    eventLoopLag: (seconds) => metrics.eventLoopLag(seconds),
    memory: (bytes) => metrics.memory(bytes),
    cpu: (ratio) => metrics.cpu(ratio),
    onScrape: (key, read) => metrics.onScrape(key, read),
    contentType: metrics.contentType,
    registered: metrics.registered,
    text: () => metrics.text(),
    flush: () => metrics.flush(),
    summary: () => metrics.summary(),
    requestCount: () => metrics.requestCount(),
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
