import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { api } from "../../api/client.ts";
import { useIsKid, useUser } from "../../api/session.ts";
import { Button } from "../../components/Button.tsx";
import { showToast } from "../../components/toasts.ts";
import { useProblemMessage } from "../../components/useProblemMessage.ts";
import { useTranslations } from "../../i18n/index.ts";

/** Shown while the engine has paused background work because of a full disk or crashes, with the reason. */
export function WorkBanner() {
  const { data } = useQuery(api.jobs.summary.queryOptions({ enabled: !useIsKid() }));
  return (
    <div aria-live="polite">
      {data?.reason && (
        <p className="flex flex-wrap items-center justify-center gap-3 bg-danger-ground px-4 py-2 text-sm text-danger">
          <TriangleAlert aria-hidden className="size-4 shrink-0" />
          {data.reason.detail}
          {data.paused && <ResumeButton />}
        </p>
      )}
    </div>
  );
}

/** Only the owner may resume work. */
function ResumeButton() {
  const t = useTranslations("shell");
  const queryClient = useQueryClient();
  const problemText = useProblemMessage();
  const pause = useMutation(
    api.jobs.pause.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.jobs.key() }),
      onError: (error: Error) => showToast(problemText(error), { tone: "problem" }),
    }),
  );
  if (useUser().role !== "owner") return null;
  return (
    <Button size="small" disabled={pause.isPending} onClick={() => pause.mutate({ paused: false })}>
      {t("resumeWork")}
    </Button>
  );
}
