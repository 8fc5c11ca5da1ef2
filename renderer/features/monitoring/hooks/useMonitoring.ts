import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answers, api } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";

export type Summary = Answers["monitoring"]["metrics"]["summary"];
export type Tile = Summary["tiles"][number];
export type Series = Answers["monitoring"]["metrics"]["history"]["series"][number];
export type Drift = Answers["monitoring"]["drift"]["read"];
export type Feature = Drift["features"][number];
export type Check = Answers["monitoring"]["health"]["checks"]["items"][number];
export type Alert = Answers["monitoring"]["alerts"]["list"]["items"][number];
export type Maintenance = Answers["monitoring"]["maintenance"]["list"]["items"][number];

/** Spans that a chart can show, with the step that fits them. */
export const TIME_RANGES = {
  hour: { ms: 3_600_000, stepSeconds: 60 },
  day: { ms: 24 * 3_600_000, stepSeconds: 600 },
  week: { ms: 7 * 24 * 3_600_000, stepSeconds: 3_600 },
  month: { ms: 30 * 24 * 3_600_000, stepSeconds: 3_600 * 4 },
  year: { ms: 365 * 24 * 3_600_000, stepSeconds: 86_400 },
} as const;
export type TimeRange = keyof typeof TIME_RANGES;

const summary = () => api.monitoring.metrics.summary.queryOptions();
export const useSummary = () => useQuery(summary());
export const useDrift = () => useQuery(api.monitoring.drift.read.queryOptions());
export const useDriftHistory = () => useQuery(api.monitoring.drift.history.queryOptions({ input: { limit: 30 } }));
export const useChecks = () => useQuery(api.monitoring.health.checks.queryOptions());
export const useAlerts = () => useQuery(api.monitoring.alerts.list.queryOptions());
export const useErrors = () => useQuery(api.monitoring.metrics.errors.queryOptions());
export const useOutboundRequests = (days: number) =>
  useQuery(api.monitoring.health.outboundRequests.queryOptions({ input: { days }, placeholderData: keepPreviousData }));
export const useMaintenance = () => useQuery(api.monitoring.maintenance.list.queryOptions());

/** A metric over the last hour, day, … up to now. */
export function useMetricHistory(name: string, span: TimeRange) {
  const { ms, stepSeconds } = TIME_RANGES[span];
  return useQuery({
    queryKey: [...api.monitoring.metrics.history.key(), name, span],
    queryFn: ({ signal }) =>
      api.monitoring.metrics.history.call({ name, from: Date.now() - ms, stepSeconds }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: CHARTS_MS,
  });
}

/** A minute is the finest step: charts need no more than this. */
const CHARTS_MS = 20_000;
const FOLLOW_MS = 2_000;

export function useLogs(level: "debug" | "info" | "warn" | "error", text: string, isFollowing: boolean) {
  return useQuery(
    api.monitoring.health.logs.queryOptions({
      input: { level, text, limit: 300 },
      refetchInterval: isFollowing ? FOLLOW_MS : false,
      placeholderData: keepPreviousData,
    }),
  );
}

export function useSetBaseline() {
  const t = useTranslations("monitoring");
  const options = useOptions();
  return useMutation(
    api.monitoring.drift.setBaseline.mutationOptions({
      ...options,
      onSuccess: () => {
        showToast(t("baselineSet"));
        return options.onSuccess();
      },
    }),
  );
}

export const useAcknowledge = () => useMutation(api.monitoring.alerts.acknowledge.mutationOptions(useOptions()));
export const useMute = () => useMutation(api.monitoring.alerts.mute.mutationOptions(useOptions()));
export const useTryProviders = () => useMutation(api.monitoring.health.retryProviders.mutationOptions(useOptions()));
export const usePreview = () => useMutation(api.monitoring.maintenance.preview.mutationOptions(useOptions()));

export function useRunTask() {
  const t = useTranslations("monitoring");
  const options = useOptions();
  return useMutation(
    api.monitoring.maintenance.run.mutationOptions({
      ...options,
      onSuccess: () => {
        showToast(t("taskStarted"));
        return options.onSuccess();
      },
    }),
  );
}

export function useAllowOutboundRequests() {
  return useMutation(api.program.settings.change.mutationOptions(useOptions()));
}

function useOptions() {
  const queryClient = useQueryClient();
  const problemText = useProblemMessage();
  return {
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.monitoring.key() }),
    onError: (error: Error): void => void showToast(problemText(error), { tone: "problem" }),
  };
}
