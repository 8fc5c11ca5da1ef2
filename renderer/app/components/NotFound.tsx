import { Projector } from "lucide-react";
import { Link } from "react-router";
import { buttonLook } from "../../components/Button.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { useWords } from "../../i18n/index.ts";

export function NotFound() {
  const words = useWords("common");
  return (
    <EmptyState icon={Projector} title={words("notFound")} heading="h1">
      <Link to="/" className={buttonLook("primary")}>
        {words("backToLibrary")}
      </Link>
    </EmptyState>
  );
}
