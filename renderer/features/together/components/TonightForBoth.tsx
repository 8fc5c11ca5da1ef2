import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import { ProblemNote } from "../../../components/ProblemNote.tsx";
import { Select } from "../../../components/Select.tsx";
import { Skeleton } from "../../../components/Skeleton.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { FilmsOfBoth } from "./FilmsOfBoth.tsx";

const ANY = "any";
const MINUTES = [80, 90, 100, 120, 150];
const SECONDS_PER_MINUTE = 60;

/** Films that neither has watched and both will probably like, with the estimated stars of both. */
export function TonightForBoth({ userId, name }: { userId: string; name: string }) {
  const t = useTranslations("together");
  const tHome = useTranslations("home");
  const { duration } = useFormats();
  const [minutes, setMinutes] = useState(ANY);
  const input = minutes === ANY ? { userId } : { userId, minutes: Number(minutes) };
  const { data, isError, error, refetch } = useQuery(
    api.personal.taste.tonight.queryOptions({ input, staleTime: 0, placeholderData: (before) => before }),
  );
  if (isError && !data) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton count={1} className="h-56" />;
  return (
    <FilmsOfBoth
      title={t("tonight")}
      name={name}
      films={data.items}
      empty={<p className="text-quiet">{t("tonightNone")}</p>}
      action={
        <Select
          label={tHome("availableTime")}
          value={minutes}
          options={[
            { value: ANY, label: t("anyLength") },
            ...MINUTES.map((value) => ({ value: String(value), label: duration(value * SECONDS_PER_MINUTE) })),
          ]}
          onChange={setMinutes}
        />
      }
    />
  );
}
