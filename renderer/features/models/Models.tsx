import { GraduationCap } from "lucide-react";
import { useUser } from "../../api/session.ts";
import { Button } from "../../components/Button.tsx";
import { Page } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { Skeleton } from "../../components/Skeleton.tsx";
import { useViewReady } from "../../components/useViewReady.ts";
import { useTranslations } from "../../i18n/index.ts";
import { Communities } from "./components/Communities.tsx";
import { Comparison } from "./components/Comparison.tsx";
import { Comparisons } from "./components/Comparisons.tsx";
import { Dataset } from "./components/Dataset.tsx";
import { Grid } from "./components/Grid.tsx";
import { Imports } from "./components/Imports.tsx";
import { LearningSettings } from "./components/LearningSettings.tsx";
import { ListPrecision } from "./components/ListPrecision.tsx";
import { MlflowLink } from "./components/MlflowLink.tsx";
import { Pipeline } from "./components/Pipeline.tsx";
import { TrainingNote } from "./components/TrainingNote.tsx";
import { Versions } from "./components/Versions.tsx";
import { useTrain, useTrainings } from "./hooks/useModels.ts";

/** How the program learns: its ratings, the training as it runs, what it found, and which version serves. */
export default function Models() {
  const t = useTranslations("models");
  const isOwner = useUser().role === "owner";
  const trainings = useTrainings();
  const train = useTrain();
  const [last] = trainings.data?.items ?? [];
  const canTrain = trainings.data?.readiness.can_train === true;
  const isRunning = last?.state === "running";
  useViewReady("models", trainings.isSuccess);
  return (
    <Page
      title={t("title")}
      intro={t("intro")}
      aside={
        isOwner && (
          <Button
            variant={canTrain ? "primary" : "quiet"}
            disabled={train.isPending || isRunning || !canTrain}
            onClick={() => train.mutate({})}
          >
            <GraduationCap aria-hidden className="size-5" />
            {t(isRunning ? "running" : "train")}
          </Button>
        )
      }
    >
      {trainings.isError && !trainings.data && (
        <ProblemNote error={trainings.error} onRetry={() => void trainings.refetch()} />
      )}
      {trainings.isPending && <Skeleton count={3} className="h-40" arrangement="space-y-6" />}
      {trainings.data && (
        <div className="space-y-6">
          <TrainingNote trainings={trainings.data} />
          {last && (
            <>
              <Pipeline training={last} />
              <Dataset training={last} />
              <Comparisons training={last} />
              {last.evaluations.length > 0 && <Comparison training={last} />}
              {last.grid.length > 0 && <Grid training={last} />}
            </>
          )}
          <Communities isOwner={isOwner} />
          <MlflowLink isOwner={isOwner} />
          <Versions isOwner={isOwner} />
          <ListPrecision />
          <Imports isOwner={isOwner} />
          {isOwner && <LearningSettings />}
        </div>
      )}
    </Page>
  );
}
