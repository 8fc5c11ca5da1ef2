import type { DescriptionTexts } from "../openApi/describeInThread.ts";
import { apiTasks } from "../openApi/tasks.ts";
import { ApiError } from "../problems.ts";
import type { StreamHandler, StreamParts } from "./streamHandler.ts";

/** What the program says of itself in other formats than JSON answers. */
export function programStreams({ metrics, metricsToken, version, workers }: StreamParts) {
  let described: DescriptionTexts | undefined;
  /** Generated on the first request, then cached. */
  const description = async (): Promise<DescriptionTexts> => {
    described ??= await workers.run(apiTasks.describe, version);
    return described;
  };

  return {
    openApi: async () => textOf((await description()).json, "application/json"),
    apiDocumentation: async () => textOf((await description()).html, "text/html; charset=utf-8"),

    async metrics({ request, context: { isLocal, session } }) {
      const hasToken = metricsToken !== undefined && request.headers.get("authorization") === `Bearer ${metricsToken}`;
      if (!isLocal && !hasToken && !session) throw new ApiError("no_session");
      // It counts films that the profile may not see.
      if (!isLocal && !hasToken && session?.user.maximumAge !== null) throw new ApiError("not_for_kids");
      return new Response(await metrics.text(), { headers: { "content-type": metrics.contentType } });
    },
  } satisfies Record<string, StreamHandler>;
}

function textOf(text: string, contentType: string): Response {
  return new Response(text, { headers: { "content-type": contentType } });
}
