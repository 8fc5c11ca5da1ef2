import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";

export function useSettings(enabled = true) {
  return useQuery(api.program.settings.read.queryOptions({ enabled }));
}

interface Callbacks {
  readonly onSuccess?: () => void;
  readonly onError?: (error: Error) => void;
}

/** For a form without a place for problems of its own. @param onSaved says that the settings are kept */
export function useSaveSettings(onSaved: () => void) {
  const problemText = useProblemMessage();
  const { isPending, mutate } = useChangeSettings({
    onSuccess: onSaved,
    onError: (error) => showToast(problemText(error), { tone: "problem" }),
  });
  return { isPending, save: mutate };
}

export function useChangeSettings({ onSuccess, onError }: Callbacks = {}) {
  const queryClient = useQueryClient();
  return useMutation(
    api.program.settings.change.mutationOptions({
      onSuccess: (settings) => {
        queryClient.setQueryData(api.program.settings.read.queryKey(), settings);
        onSuccess?.();
      },
      onError: (error) => onError?.(error),
    }),
  );
}
