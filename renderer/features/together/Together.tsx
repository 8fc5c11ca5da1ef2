import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { UsersRound } from "lucide-react";
import { useNavigate, useParams } from "react-router";
import { api } from "../../api/client.ts";
import { EmptyState } from "../../components/EmptyState.tsx";
import { Page } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { Select } from "../../components/Select.tsx";
import { Skeleton } from "../../components/Skeleton.tsx";
import { showToast } from "../../components/toasts.ts";
import { useTranslations } from "../../i18n/index.ts";
import { Agreement, Comparison } from "./components/Comparison.tsx";
import { TonightForBoth } from "./components/TonightForBoth.tsx";

/** Compares the person's ratings with those of a member who allows it, and lists films for both tonight. */
export default function Together() {
  const t = useTranslations("together");
  const navigate = useNavigate();
  const { userId } = useParams();
  const sharing = useQuery(api.personal.taste.sharing.queryOptions({ staleTime: 0 }));
  const members = sharing.data?.members ?? [];
  const member = members.find((one) => one.userId === userId) ?? members[0];

  if (sharing.isError && !sharing.data)
    return <ProblemNote error={sharing.error} onRetry={() => void sharing.refetch()} />;
  return (
    <Page
      title={t("title")}
      intro={t("intro")}
      aside={
        member && (
          <Select
            label={t("withWhom")}
            value={member.userId}
            options={members.map((one) => ({ value: one.userId, label: one.displayName }))}
            onChange={(value) => void navigate(`/together/${encodeURIComponent(value)}`)}
          />
        )
      }
    >
      <div className="space-y-8">
        {!sharing.data && <Skeleton count={2} className="h-24" />}
        {sharing.data && (
          <div className={`grid grid-cols-1 gap-4 ${member ? "md:grid-cols-2" : ""}`}>
            {member && <Agreement userId={member.userId} />}
            <ShareSwitch isShared={sharing.data.isShared} />
          </div>
        )}
        {sharing.data && !member && (
          <EmptyState icon={UsersRound} title={t("none")}>
            <p>{t("noneText")}</p>
          </EmptyState>
        )}
        {member && (
          <>
            <TonightForBoth key={member.userId} userId={member.userId} name={member.displayName} />
            <Comparison userId={member.userId} />
          </>
        )}
      </div>
    </Page>
  );
}

/** Private until the person allows it. */
function ShareSwitch({ isShared }: { isShared: boolean }) {
  const t = useTranslations("together");
  const queryClient = useQueryClient();
  const set = useMutation(
    api.personal.taste.setSharing.mutationOptions({
      onError: () => void showToast(t("shareFailed"), { tone: "problem" }),
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.personal.taste.key() }),
    }),
  );
  const isOn = set.isPending ? set.variables.isShared : isShared;
  return (
    <label className="card flex items-start gap-3 p-4">
      <input
        type="checkbox"
        className="mt-0.5 size-5 shrink-0 accent-accent"
        checked={isOn}
        onChange={({ currentTarget }) => set.mutate({ isShared: currentTarget.checked })}
      />
      <span>
        <span className="block font-medium">{t("share")}</span>
        <span className="block text-sm text-quiet">{t("shareText")}</span>
      </span>
    </label>
  );
}
