import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { type DesktopBridge, desktop, type MachineSettings } from "../../../api/desktop.ts";
import { showToast } from "../../../components/toasts.ts";
import { useLanguage, useTranslations } from "../../../i18n/index.ts";

const KEY = ["machine settings"];

/** Settings of this computer, which only the desktop window has. */
export function useMachineSettings(): MachineSettings | undefined {
  const queryClient = useQueryClient();
  useEffect(
    () => desktop()?.onEvent("machineSettingsChanged", () => void queryClient.invalidateQueries({ queryKey: KEY })),
    [queryClient],
  );
  const language = useLanguage(); // the desktop program answers in the page's language
  return useQuery({
    queryKey: [...KEY, language],
    queryFn: () => desktop()?.machineSettings(),
    enabled: desktop() !== null,
  }).data;
}

type Change = (shell: DesktopBridge) => Promise<MachineSettings>;

export function useChangeMachineSettings() {
  const t = useTranslations("machine");
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (change: Change) => {
      const shell = desktop();
      return shell ? change(shell) : undefined;
    },
    onSuccess: (settings) => queryClient.setQueriesData({ queryKey: KEY }, settings),
    onError: () => showToast(t("notSaved"), { tone: "problem" }),
  });
}
