import { useMutation } from "@tanstack/react-query";
import { Clapperboard } from "lucide-react";
import { api } from "../../../api/client.ts";
import { Button } from "../../../components/Button.tsx";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";

export function SampleFilms() {
  const t = useTranslations("welcome");
  const problemText = useProblemMessage();
  const make = useMutation(
    api.program.samples.mutationOptions({
      onSuccess: () => showToast(t("samplesStarted")),
      onError: (error) => showToast(problemText(error), { tone: "problem" }),
    }),
  );
  return (
    <div className="mt-8 border-t border-line pt-6">
      <Button disabled={make.isPending || make.isSuccess} onClick={() => make.mutate(undefined)}>
        <Clapperboard aria-hidden className="size-5" />
        {t(make.isSuccess ? "samplesStarted" : "samples")}
      </Button>
      <p className="mt-2 text-sm text-quiet">{t("samplesHint")}</p>
    </div>
  );
}
