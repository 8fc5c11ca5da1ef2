import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { Field } from "../../../components/Field.tsx";
import { useTranslations } from "../../../i18n/index.ts";

type PasswordProps = Omit<ComponentProps<typeof Field>, "type">;

export function PasswordField(props: PasswordProps) {
  const t = useTranslations("login");
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Field {...props} type={isShown ? "text" : "password"} />
      <button
        type="button"
        aria-label={t(isShown ? "hidePassword" : "showPassword")}
        className="absolute top-7 right-1 flex size-8 items-center justify-center rounded-lg text-quiet hover:text-ink"
        onClick={() => setShown(!isShown)}
      >
        <Icon aria-hidden className="size-4" />
      </button>
    </div>
  );
}
