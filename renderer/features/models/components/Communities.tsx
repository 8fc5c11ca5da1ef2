import { useState } from "react";
import { ConfirmModal } from "../../../components/ConfirmModal.tsx";
import { Skeleton } from "../../../components/Skeleton.tsx";
import { showToast } from "../../../components/toasts.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { type Community, useCommunities, useDownloadCommunity, useRemoveCommunity } from "../hooks/useModels.ts";
import { AcceptLicence } from "./AcceptLicence.tsx";
import { CommunityRow } from "./CommunityRow.tsx";

/** Public sets of ratings: what there is, what is downloaded, and what it brings. */
export function Communities({ isOwner }: { isOwner: boolean }) {
  const t = useTranslations("communities");
  const communities = useCommunities();
  const download = useDownloadCommunity();
  const remove = useRemoveCommunity();
  const [asked, setAsked] = useState<Community | null>(null);
  const [leaving, setLeaving] = useState<Community | null>(null);
  return (
    <section aria-labelledby="communities" className="card p-5">
      <h2 id="communities" className="font-semibold">
        {t("title")}
      </h2>
      <p className="text-sm text-quiet">{t("intro")}</p>
      {communities.isPending && <Skeleton count={3} className="h-14" arrangement="mt-3 space-y-3" />}
      <ul className="mt-3 divide-y divide-line/70">
        {communities.data?.items.map((one) => (
          <CommunityRow
            key={one.id}
            community={one}
            identifiedFilms={communities.data.identifiedFilms}
            isOwner={isOwner}
            onDownload={() => setAsked(one)}
            onRemove={() => setLeaving(one)}
          />
        ))}
      </ul>
      {asked && (
        <AcceptLicence
          community={asked}
          onClose={() => setAsked(null)}
          onAccept={() => {
            const { id, name } = asked;
            setAsked(null);
            download.mutate({ id, licenceAccepted: true }, { onSuccess: () => showToast(t("started", { name })) });
          }}
        />
      )}
      <ConfirmModal
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t("removeTitle", { name: leaving?.name ?? "" })}
        text={t("removeText")}
        action={t("remove")}
        onConfirm={() => {
          if (!leaving) return;
          const { id, name } = leaving;
          remove.mutate({ id }, { onSuccess: () => showToast(t("removed", { name })) });
        }}
      />
    </section>
  );
}
