import type { Language } from "../../contract/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import { errorTranslator } from "../../messages/index.ts";
import { storageMessage } from "../../messages/storageMessage.ts";
import type { Processing } from "../../processing/index.ts";
import type { ProviderSets } from "../../providers/index.ts";
import type { StorageWatch } from "../../store/index.ts";
import { guarded, owned } from "../context.ts";
import { Refused } from "../problems.ts";

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
    list: guarded.jobs.list.handler(({ input, context }) => jobs.page(input, errorTranslator(context.language))),
    summary: guarded.jobs.summary.handler(({ context }) => ({
      paused: jobs.isPaused(),
      reason: reasonIn(context.language),
      items: [...jobs.counts()],
    })),
    pause: owned.jobs.pause.handler(async ({ input: { paused } }) => {
      await (paused ? processing.pause() : processing.resume());
      return { paused: jobs.isPaused() };
    }),
    get: guarded.jobs.get.handler(({ input, context }) => {
      const job = jobs.get(input.id, errorTranslator(context.language));
      if (!job) throw new Refused("unknown_job");
      return job;
    }),
    retry: owned.jobs.retry.handler(({ input, context }) => {
      const waiting = jobs.get(input.id, errorTranslator(context.language));
      if (!waiting) throw new Refused("unknown_job");
      // Who tries again does not want to be told that the source rests.
      if (waiting.error?.code.startsWith("provider_")) providers.reset();
      if (!jobs.retry(input.id)) throw new Refused("job_not_retryable");
      return jobs.get(input.id, errorTranslator(context.language))!;
    }),
    cancel: owned.jobs.cancel.handler(({ input, context }) => {
      if (!jobs.get(input.id, errorTranslator(context.language))) throw new Refused("unknown_job");
      if (!jobs.cancel(input.id)) throw new Refused("job_not_cancellable");
      return jobs.get(input.id, errorTranslator(context.language))!;
    }),
  };
}
