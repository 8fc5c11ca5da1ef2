import { lazy, Suspense, useEffect } from "react";
import { useSession } from "../api/session.ts";
import { ProblemNote } from "../components/ProblemNote.tsx";
import { setLanguage } from "../i18n/index.ts";
import { Opening, OpeningFailed, useOpeningState } from "./Opening.tsx";
import { Shell } from "./Shell.tsx";

const Login = lazy(() => import("../features/login/Login.tsx"));

/** Nobody logged in sees the login screen (or the first run's page); somebody sees the application. */
export function Entrance() {
  const session = useSession();
  const language = session.data?.user.language;
  const opening = useOpeningState();

  useEffect(() => {
    if (language) void setLanguage(language);
  }, [language]);

  if (opening === "failed") return <OpeningFailed />;
  if (session.isError) return <ProblemNote error={session.error} onRetry={() => void session.refetch()} />;
  if (session.data === undefined) return <Opening />;
  if (session.data === null) {
    return (
      <Suspense>
        <Login />
      </Suspense>
    );
  }
  return <Shell />;
}
