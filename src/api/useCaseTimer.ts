import type { Metrics, UseCase } from "../monitoring/index.ts";

type Described = Pick<Parameters<Metrics["useCase"]>[0], "films" | "batch" | "completeness" | "coherence">;

/**
 * Runs a use case and reports how long it took and how it ended.
 * @param describe what the metrics want to know of the answer
 */
export function createUseCaseTimer(metrics: Metrics) {
  return async function measure<T>(
    useCase: UseCase,
    work: () => T | Promise<T>,
    describe: (answer: T) => Described = () => ({}),
  ): Promise<T> {
    const start = performance.now();
    const seconds = () => (performance.now() - start) / 1000;
    try {
      const answer = await work();
      metrics.useCase({ useCase, outcome: "ok", seconds: seconds(), ...describe(answer) });
      return answer;
    } catch (error) {
      metrics.useCase({ useCase, outcome: "failed", seconds: seconds() });
      throw error;
    }
  };
}
