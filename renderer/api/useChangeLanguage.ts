import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";
import { useSession, useSetSession } from "./session.ts";

/** Changes the account's language and fetches everything again, for the engine's texts come in that language. */
export function useChangeLanguage() {
  const queryClient = useQueryClient();
  const session = useSession();
  const enter = useSetSession();
  return useMutation(
    api.accounts.me.language.mutationOptions({
      onSuccess: (user) => {
        if (session.data) enter({ ...session.data, user });
        return queryClient.invalidateQueries();
      },
    }),
  );
}
