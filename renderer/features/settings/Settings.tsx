import { useIsKid, useUser } from "../../api/session.ts";
import { Page } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { Skeleton } from "../../components/Skeleton.tsx";
import { useTranslations } from "../../i18n/index.ts";
import { About } from "./components/About.tsx";
import { Appearance } from "./components/Appearance.tsx";
import { Household } from "./components/Household.tsx";
import { Machine } from "./components/Machine.tsx";
import { MediaPrograms } from "./components/MediaPrograms.tsx";
import { PasswordChange } from "./components/PasswordChange.tsx";
import { Profile } from "./components/Profile.tsx";
import { Sessions } from "./components/Sessions.tsx";
import { Sources } from "./components/Sources.tsx";
import { useSettings } from "./hooks/useSettings.ts";

/** Every setting takes effect at once. */
export default function Settings() {
  const t = useTranslations("settings");
  const isOwner = useUser().role === "owner";
  const isKid = useIsKid();
  const settings = useSettings(!isKid);
  return (
    <Page title={t("title")}>
      <div className="columns-[40rem] gap-6 *:mb-6 *:break-inside-avoid">
        <Appearance />
        <Profile />
        {!isKid && <Machine />}
        {settings.isError && !settings.data && (
          <ProblemNote error={settings.error} onRetry={() => void settings.refetch()} />
        )}
        {settings.isPending && !isKid && <Skeleton count={1} className="h-64" />}
        {settings.data && <Sources settings={settings.data} isOwner={isOwner} />}
        {isOwner && <Household />}
        <PasswordChange />
        <Sessions />
        {settings.data && <MediaPrograms settings={settings.data} />}
        {settings.data && <About settings={settings.data} />}
      </div>
    </Page>
  );
}
