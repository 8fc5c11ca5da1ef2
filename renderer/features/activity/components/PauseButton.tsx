import { Pause, Play } from "lucide-react";
import { useUser } from "../../../api/session.ts";
import { useIsPaused } from "../../../backgroundWork/useIsPaused.ts";
import { Button } from "../../../components/Button.tsx";
import { useTranslations } from "../../../i18n/index.ts";
import { usePause } from "../hooks/useActivity.ts";

/** Stops and starts all background work. For the owner, since it pauses the library of everybody. */
export function PauseButton() {
  const t = useTranslations("activity");
  const isPaused = useIsPaused();
  const pause = usePause();
  if (useUser().role !== "owner") return null;
  const Icon = isPaused ? Play : Pause;
  return (
    <Button
      size="small"
      title={t("pauseHint")}
      disabled={pause.isPending}
      onClick={() => pause.mutate({ paused: !isPaused })}
    >
      <Icon aria-hidden className="size-4" />
      {t(isPaused ? "resume" : "pause")}
    </Button>
  );
}
