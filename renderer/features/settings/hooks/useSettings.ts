import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";

export function useSettings(enabled = true) {
  return useQuery(api.program.settings.read.queryOptions({ enabled }));
}

interface Callbacks {
  readonly onSuccess?: () => void;
  readonly onError?: (error: Error) => void;
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
