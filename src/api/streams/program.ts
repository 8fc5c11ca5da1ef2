import { describeApi } from "../openApi/describeApi.ts";
import { ApiError } from "../problems.ts";
import type { StreamHandler, StreamParts } from "./streamHandler.ts";

/** What the program says of itself in other formats than JSON answers. */
export function programStreams({ metrics, metricsToken, version }: StreamParts) {
  const description = describeApi(version);

  return {
    openApi: async () => Response.json(await description.document()),
    apiDocumentation: () => description.page(),

    async metrics({ request, context: { isLocal, session } }) {
      const hasToken = metricsToken !== undefined && request.headers.get("authorization") === `Bearer ${metricsToken}`;
      if (!isLocal && !hasToken && !session) throw new ApiError("no_session");
      return new Response(await metrics.text(), { headers: { "content-type": metrics.contentType } });
    },
  } satisfies Record<string, StreamHandler>;
}
