import type { Enrichment } from "../../enrichment/index.ts";
import type { Settings } from "../../settings/index.ts";
import { routeWithSession } from "../context.ts";

export interface SubtitleSearchRouteParts {
  readonly enrichment: Enrichment;
  readonly settings: Settings;
}

/** Subtitles of a provider, and the owner's account there. */
export function subtitleSearchRoutes({ enrichment, settings }: SubtitleSearchRouteParts) {
  const { provider, ...search } = enrichment.subtitleSearch;
  const routes = routeWithSession.files.subtitleSearch;

  return {
    provider: routes.provider.handler(() => ({ name: provider.name, isConfigured: provider.isConfigured() })),
    setAccount: routes.setAccount.handler(async ({ input, context }) => {
      if (input.account) await search.check(input.account, context.signal);
      await settings.setSubtitleAccount(input.account);
      provider.reset();
    }),
    find: routes.find.handler(async ({ input, context }) => ({
      items: [...(await search.find(input.id, input.language, context.signal))],
    })),
    attach: routes.attach.handler(({ input, context }) => search.attach(input.id, input.offer, context.signal)),
  };
}
