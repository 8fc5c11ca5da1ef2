import type { Jobs } from "../../jobs/index.ts";
import type { Processing } from "../../processing/index.ts";
import type { ProviderSets } from "../../providers/index.ts";
import type { StorageWatch } from "../../store/index.ts";
import { routeWithSession } from "../context.ts";
import { ApiError } from "../problems.ts";
import { errorTextsFor, type Reader, storageTextFor } from "../textsFor.ts";

export interface JobRouteParts {
  readonly jobs: Jobs;
  readonly processing: Processing;
  readonly providers: ProviderSets;
  readonly storage: Pick<StorageWatch, "trouble">;
}

export function jobRoutes({ jobs, processing, providers, storage }: JobRouteParts) {
  function reasonFor(reader: Reader) {
    const trouble = storage.trouble();
    if (trouble) return { code: trouble.code, detail: storageTextFor(reader, trouble) };
    const reason = processing.pauseReason();
    return reason && { code: reason.code, detail: errorTextsFor(reader)(reason) };
  }

  return {
    list: routeWithSession.jobs.list.handler(({ input, context }) => jobs.page(input, errorTextsFor(context))),
    summary: routeWithSession.jobs.summary.handler(({ context }) => ({
      paused: jobs.isPaused(),
      reason: reasonFor(context),
      items: [...jobs.counts()],
    })),
    pause: routeWithSession.jobs.pause.handler(async ({ input: { paused } }) => {
      await (paused ? processing.pause() : processing.resume());
      return { paused: jobs.isPaused() };
    }),
    get: routeWithSession.jobs.get.handler(({ input, context }) => {
      const job = jobs.get(input.id, errorTextsFor(context));
      if (!job) throw new ApiError("unknown_job");
      return job;
    }),
    retry: routeWithSession.jobs.retry.handler(({ input, context }) => {
      const waiting = jobs.get(input.id, errorTextsFor(context));
      if (!waiting) throw new ApiError("unknown_job");
      // A manual retry also resets the providers' circuit breakers, which would make the job wait again.
      if (waiting.error?.code.startsWith("provider_")) providers.reset();
      if (!jobs.retry(input.id)) throw new ApiError("job_not_retryable");
      return jobs.get(input.id, errorTextsFor(context))!;
    }),
    cancel: routeWithSession.jobs.cancel.handler(({ input, context }) => {
      if (!jobs.get(input.id, errorTextsFor(context))) throw new ApiError("unknown_job");
      if (!jobs.cancel(input.id)) throw new ApiError("job_not_cancellable");
      return jobs.get(input.id, errorTextsFor(context))!;
    }),
  };
}
