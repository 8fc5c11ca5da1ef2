import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { BrowserRouter } from "react-router";
import { createQueryClient } from "../api/queryClient.ts";
import { followOtherTabs, SESSION_QUERY } from "../api/session.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { SessionGate } from "./SessionGate.tsx";

const queryClient = createQueryClient();
followOtherTabs(queryClient);

/** Fetches the session while the translations are still being loaded. */
export function prefetchSession(): void {
  void queryClient.prefetchQuery(SESSION_QUERY);
}

export function App() {
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          <ErrorBoundary>
            <SessionGate />
          </ErrorBoundary>
        </BrowserRouter>
      </QueryClientProvider>
    </CSPProvider>
  );
}
