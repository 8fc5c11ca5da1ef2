import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { User } from "../../src/contract/index.ts";
import { api, client } from "./client.ts";
import { isLoggedOut } from "./problem.ts";

/** What the engine says of this browser's session; null once it said nobody. */
const SESSION_KEY = ["session"];

export type Session = { expiresAt: string; user: User };

export const SESSION_QUERY = { queryKey: SESSION_KEY, queryFn: readSession, staleTime: Number.POSITIVE_INFINITY };

/** Who is logged in: `null` once the engine said nobody, `undefined` while it is being asked. */
export function useSession() {
  return useQuery<Session | null>(SESSION_QUERY);
}

/** Nobody is logged in any more, and nothing of this person may be seen by the next one on this machine. */
export function clearSession(queryClient: QueryClient): void {
  queryClient.setQueryData(SESSION_KEY, null);
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
}

/** For everything below the login screen, where somebody is. */
export function useUser(): User {
  const { data } = useSession();
  if (!data) throw new Error("A screen that needs a person was shown to nobody");
  return data.user;
}

async function readSession(): Promise<Session | null> {
  try {
    return await client.accounts.sessions.current();
  } catch (error) {
    if (isLoggedOut(error)) return null;
    throw error;
  }
}

/** Puts the person in (a login, a change of language). */
export function useSetSession() {
  const queryClient = useQueryClient();
  return (session: Session) => queryClient.setQueryData(SESSION_KEY, session);
}

export function useLogOut() {
  const queryClient = useQueryClient();
  return useMutation(api.accounts.sessions.end.mutationOptions({ onSettled: () => clearSession(queryClient) }));
}
