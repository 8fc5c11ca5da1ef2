import { Menu } from "@base-ui/react/menu";
import { Check, Compass, Keyboard, LogOut, UsersRound } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { useLogOut, useUser } from "../../api/session.ts";
import { useChangeLanguage } from "../../api/useChangeLanguage.ts";
import { Avatar } from "../../components/Avatar.tsx";
import { lazyPart } from "../../components/lazyPart.ts";
import { useTranslations } from "../../i18n/index.ts";
import { LANGUAGES } from "../../i18n/languages.ts";
import { keyboardShortcutsOpen, tourRunning } from "../../state/overlays.ts";

const SwitchProfile = lazyPart(() => import("./SwitchProfile.tsx"));

const ROW =
  "flex w-full items-center gap-3 rounded-lg px-3 py-2 text-sm outline-none data-highlighted:bg-raised data-highlighted:text-ink";

export function AccountMenu() {
  const t = useTranslations("shell");
  const user = useUser();
  const logOut = useLogOut();
  const changeLanguage = useChangeLanguage();

  const [isSwitching, setSwitching] = useState(false);

  return (
    <>
      <Menu.Root modal={false}>
        <Menu.Trigger
          aria-label={t("account", { name: user.displayName })}
          className="rounded-full border border-line hover:brightness-115"
        >
          <Avatar user={user} />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner align="end" sideOffset={8} className="z-40">
            <Menu.Popup className="card w-60 animate-rise p-2 shadow-float outline-none">
              <p className="truncate px-3 py-2 text-sm font-semibold">{user.displayName}</p>
              <Menu.RadioGroup
                aria-label={t("language")}
                value={user.language}
                onValueChange={(language) => changeLanguage.mutate({ language })}
                className="mb-1 border-y border-line py-1"
              >
                {LANGUAGES.map(({ tag, name }) => (
                  <Menu.RadioItem key={tag} value={tag} lang={tag} className={ROW} closeOnClick>
                    <span className="flex size-4 items-center">
                      <Menu.RadioItemIndicator>
                        <Check aria-hidden className="size-4 text-accent-text" />
                      </Menu.RadioItemIndicator>
                    </span>
                    {name}
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
              <Row icon={<Keyboard aria-hidden className="size-4" />} onClick={() => keyboardShortcutsOpen.set(true)}>
                {t("keyboard")}
              </Row>
              <Row icon={<Compass aria-hidden className="size-4" />} onClick={() => tourRunning.set(true)}>
                {t("tour")}
              </Row>
              <Row icon={<UsersRound aria-hidden className="size-4" />} onClick={() => setSwitching(true)}>
                {t("switchProfile")}
              </Row>
              <Row icon={<LogOut aria-hidden className="size-4" />} onClick={() => logOut.mutate(undefined)}>
                {t("logOut")}
              </Row>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {isSwitching && (
        <Suspense>
          <SwitchProfile onClose={() => setSwitching(false)} />
        </Suspense>
      )}
    </>
  );
}

function Row({ icon, onClick, children }: { icon: ReactNode; onClick: () => void; children: ReactNode }) {
  return (
    <Menu.Item className={ROW} onClick={onClick}>
      {icon}
      {children}
    </Menu.Item>
  );
}
