import type { Language } from "../../contract/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import { errorTranslator, storageMessage } from "../../messages/index.ts";
import type { Processing } from "../../processing/index.ts";
import type { ProviderSets } from "../../providers/index.ts";
import type { StorageWatch } from "../../store/index.ts";
import { routeWithSession } from "../context.ts";
import { ApiError } from "../problems.ts";

export interface JobRouteParts {
  readonly jobs: Jobs;
  readonly processing: Processing;
  readonly providers: ProviderSets;
  readonly storage: Pick<StorageWatch, "trouble">;
}

export function jobRoutes({ jobs, processing, providers, storage }: JobRouteParts) {
  function reasonIn(language: Language) {
    const trouble = storage.trouble();
    if (trouble) return { code: trouble.code, detail: storageMessage(language, trouble) };
    const reason = processing.pauseReason();
    return reason && { code: reason.code, detail: errorTranslator(language)(reason) };
  }

  return {
    list: routeWithSession.jobs.list.handler(({ input, context }) =>
      jobs.page(input, errorTranslator(context.language)),
    ),
    summary: routeWithSession.jobs.summary.handler(({ context }) => ({
      paused: jobs.isPaused(),
      reason: reasonIn(context.language),
      items: [...jobs.counts()],
    })),
    pause: routeWithSession.jobs.pause.handler(async ({ input: { paused } }) => {
      await (paused ? processing.pause() : processing.resume());
      return { paused: jobs.isPaused() };
    }),
    get: routeWithSession.jobs.get.handler(({ input, context }) => {
      const job = jobs.get(input.id, errorTranslator(context.language));
      if (!job) throw new ApiError("unknown_job");
      return job;
    }),
    retry: routeWithSession.jobs.retry.handler(({ input, context }) => {
      const waiting = jobs.get(input.id, errorTranslator(context.language));
      if (!waiting) throw new ApiError("unknown_job");
      // A manual retry also resets the providers' circuit breakers, which would make the job wait again.
      if (waiting.error?.code.startsWith("provider_")) providers.reset();
      if (!jobs.retry(input.id)) throw new ApiError("job_not_retryable");
      return jobs.get(input.id, errorTranslator(context.language))!;
    }),
    cancel: routeWithSession.jobs.cancel.handler(({ input, context }) => {
      if (!jobs.get(input.id, errorTranslator(context.language))) throw new ApiError("unknown_job");
      if (!jobs.cancel(input.id)) throw new ApiError("job_not_cancellable");
      return jobs.get(input.id, errorTranslator(context.language))!;
    }),
  };
}
