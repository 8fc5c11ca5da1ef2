import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isLoggedOut, isUnreachable } from "./problem.ts";
import { clearSession } from "./session.ts";

const RETRIES_WHILE_UNREACHABLE = 3;

/** One cache a tab. A session that ended anywhere sends the person to the login screen. */
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
        // Events keep the page right; asking again at each change of window would only cost.
        refetchOnWindowFocus: false,
        // The engine is on this machine: it answers even while the browser believes itself offline.
        networkMode: "always",
        retry: (failures, error) => isUnreachable(error) && failures < RETRIES_WHILE_UNREACHABLE,
      },
      mutations: { networkMode: "always" },
    },
  });
  return queryClient;
}
