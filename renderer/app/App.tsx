import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { BrowserRouter } from "react-router";
import { createQueryClient } from "../api/queryClient.ts";
import { SESSION_QUERY } from "../api/session.ts";
import { Boundary } from "./Boundary.tsx";
import { Entrance } from "./Entrance.tsx";

const queryClient = createQueryClient();

/** Asks who is there while the words are still loading. */
export function startSession(): void {
  void queryClient.prefetchQuery(SESSION_QUERY);
}

export function App() {
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          <Boundary>
            <Entrance />
          </Boundary>
        </BrowserRouter>
      </QueryClientProvider>
    </CSPProvider>
  );
}
