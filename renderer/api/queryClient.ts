import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isWorthRetrying } from "./isWorthRetrying.ts";
import { isLoggedOut } from "./problem.ts";
import { clearSession } from "./session.ts";

/** The query cache of this tab. Any answer that says the session has ended leads to the login screen. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (isLoggedOut(error)) clearSession(queryClient);
  };
  const queryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 30 * 60_000,
        // Events keep the data fresh.
        refetchOnWindowFocus: false,
        // The engine runs on this machine and answers even while the browser is offline.
        networkMode: "always",
        retry: isWorthRetrying,
      },
      mutations: { networkMode: "always" },
    },
  });
  return queryClient;
}
