import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";
import { useSession, useSetSession } from "./session.ts";

/** The account's language; the engine's own words (reasons, refusals) are asked for again in it. */
export function useChangeLanguage() {
  const queryClient = useQueryClient();
  const session = useSession();
  const enter = useSetSession();
  return useMutation(
    api.accounts.me.language.mutationOptions({
      onSuccess: async (user) => {
        if (session.data) enter({ ...session.data, user });
        await queryClient.invalidateQueries();
      },
    }),
  );
}
