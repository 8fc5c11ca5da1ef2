import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import type { User } from "../../src/contract/index.ts";
import { forgetUser } from "../state/store.ts";
import { api, client } from "./client.ts";
import { isLoggedOut } from "./problem.ts";
import { announceSession, onSessionOfOtherTab } from "./sessionTabs.ts";

/** Key of the session query; its data is null when no user is logged in. */
const SESSION_KEY = ["session"];

export type Session = { expiresAt: string; user: User };

export const SESSION_QUERY = {
  queryKey: SESSION_KEY,
  queryFn: readSession,
  staleTime: Number.POSITIVE_INFINITY,
  // A tab that slept has not heard what other tabs did.
  refetchOnWindowFocus: "always",
} as const;

/** Follows logins, logouts and switches of the profile in other tabs of the browser. */
export function followOtherTabs(queryClient: QueryClient): void {
  onSessionOfOtherTab(() => void queryClient.refetchQueries({ queryKey: SESSION_KEY }));
}

/** Who is logged in: `null` if no user is, `undefined` until the engine has answered. */
export function useSession() {
  return useQuery<Session | null>(SESSION_QUERY);
}

/** Ends the session in this tab and removes the person's data, which the next person must not see. */
export function clearSession(queryClient: QueryClient): void {
  queryClient.setQueryData(SESSION_KEY, null);
  forgetDataOfUser(queryClient);
}

function forgetDataOfUser(queryClient: QueryClient): void {
  queryClient.removeQueries({ predicate: isOfUser });
  forgetUser();
}

const isOfUser = ({ queryKey }: { readonly queryKey: readonly unknown[] }) => queryKey[0] !== SESSION_KEY[0];

/** The user who is logged in. @throws Error if none is */
export function useUser(): User {
  const { data } = useSession();
  if (!data) throw new Error("A screen that needs a person was shown to nobody");
  return data.user;
}

/** Whether this is a kids profile: it has an age limit, and what is not for it is not shown. */
export function useIsKid(): boolean {
  return typeof useUser().maximumAge === "number";
}

async function readSession({ client: queryClient }: { readonly client: QueryClient }): Promise<Session | null> {
  const session = await currentSession();
  const former = queryClient.getQueryData<Session | null>(SESSION_KEY);
  if (former && former.user.userId !== session?.user.userId) forgetDataOfUser(queryClient);
  // Changed in another tab: the texts of the engine come in the account's language.
  else if (former && former.user.language !== session?.user.language)
    void queryClient.invalidateQueries({ predicate: isOfUser });
  if (former === null) forgetUser();
  return session;
}

async function currentSession(): Promise<Session | null> {
  try {
    return await client.accounts.sessions.current();
  } catch (error) {
    if (isLoggedOut(error)) return null;
    throw error;
  }
}

/** Sets the session after a login or a change of language. */
export function useSetSession() {
  const queryClient = useQueryClient();
  return (session: Session) => {
    // Notes about what failed may have come after the former user left.
    if (!queryClient.getQueryData(SESSION_KEY)) forgetUser();
    queryClient.setQueryData(SESSION_KEY, session);
    announceSession();
  };
}

/** Enters the session of another person in this tab: nothing of the former one may be shown. */
export function useEnterSession() {
  const queryClient = useQueryClient();
  return (session: Session) => {
    clearSession(queryClient);
    queryClient.setQueryData(SESSION_KEY, session);
    announceSession();
  };
}

/** Logs out. The next user starts at home. */
export function useLogOut() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation(
    api.accounts.sessions.end.mutationOptions({
      onSettled: () => {
        clearSession(queryClient);
        announceSession();
        void navigate("/home", { replace: true });
      },
    }),
  );
}
