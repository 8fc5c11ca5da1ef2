import { lazy, Suspense, useEffect } from "react";
import { useSession } from "../api/session.ts";
import { ProblemNote } from "../components/ProblemNote.tsx";
import { setLanguage } from "../i18n/index.ts";
import { OpeningFailedScreen, OpeningScreen, useOpeningState } from "./OpeningScreen.tsx";
import { Shell } from "./Shell.tsx";

const Login = lazy(() => import("../features/login/Login.tsx"));

/** The application for a person who is logged in, otherwise the login or first-run screen. */
export function SessionGate() {
  const session = useSession();
  const language = session.data?.user.language;
  const opening = useOpeningState();

  useEffect(() => {
    if (language) void setLanguage(language);
  }, [language]);

  if (opening === "failed") return <OpeningFailedScreen />;
  if (session.isError) return <ProblemNote error={session.error} onRetry={() => void session.refetch()} />;
  if (session.data === undefined) return <OpeningScreen />;
  if (session.data === null) {
    return (
      <Suspense>
        <Login />
      </Suspense>
    );
  }
  return <Shell />;
}
