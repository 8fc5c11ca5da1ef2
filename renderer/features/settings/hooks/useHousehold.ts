import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";

export function useHousehold() {
  const t = useTranslations("settings");
  const problemText = useProblemMessage();
  const queryClient = useQueryClient();
  const renew = () => queryClient.invalidateQueries({ queryKey: api.accounts.users.key() });

  const people = useQuery(api.accounts.users.list.queryOptions());
  const add = useMutation(
    api.accounts.users.create.mutationOptions({
      onSuccess: (person) => {
        showToast(t("personAdded", { name: person.displayName }));
        // Not waited for: the form is emptied with the answer, not when the next name may be half typed.
        void renew();
      },
    }),
  );
  const limit = useMutation(
    api.accounts.users.limit.mutationOptions({
      onSuccess: (person) => {
        showToast(t("ageLimitSet", { name: person.displayName }));
        return renew();
      },
      onError: (error: Error) => showToast(problemText(error), { tone: "problem" }),
    }),
  );
  const remove = useMutation(
    api.accounts.users.remove.mutationOptions({
      onSuccess: (_, { userId }) => {
        showToast(t("personRemoved", { name: userId }));
        return renew();
      },
      onError: (error) => showToast(problemText(error), { tone: "problem" }),
    }),
  );
  return { people, add, limit, remove };
}
