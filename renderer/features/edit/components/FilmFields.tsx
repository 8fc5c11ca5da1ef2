import { EDIT_LIMITS, type EditableField } from "../../../../src/contract/editableFields.ts";
import { Field } from "../../../components/Field.tsx";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { withValue } from "../filmDraft.ts";
import { useKnownValues } from "../hooks/useKnownValues.ts";
import { CreditsField } from "./CreditsField.tsx";
import { EditedField, type FieldsProps } from "./EditedField.tsx";
import { TextAreaField } from "./TextAreaField.tsx";
import { TokenField } from "./TokenField.tsx";

type TextName = "title" | "sortTitle" | "originalTitle" | "tagline" | "certification" | "collection";

/** Every field of a film. */
export function FilmFields(props: FieldsProps) {
  const { form, draft, onChange } = props;
  const t = useTranslations("edit");
  const fieldName = useTermTranslation("fields");
  const known = useKnownValues();
  const edited = (field: EditableField) => ({ ...props, field });

  return (
    <div className="space-y-5">
      <TextRow {...props} field="title" maxLength={EDIT_LIMITS.title} required autoFocus />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextRow {...props} field="originalTitle" maxLength={EDIT_LIMITS.title} />
        <TextRow {...props} field="sortTitle" maxLength={EDIT_LIMITS.title} />
        <EditedField {...edited("year")}>
          <Field
            label={fieldName("year")}
            type="number"
            min={EDIT_LIMITS.firstYear}
            max={EDIT_LIMITS.lastYear}
            value={draft.values.year ?? ""}
            onChange={({ target: { value } }) =>
              onChange(withValue(draft, "year", value === "" ? null : Math.trunc(Number(value))))
            }
          />
        </EditedField>
        <TextRow {...props} field="certification" maxLength={EDIT_LIMITS.certification} />
      </div>
      <TextRow {...props} field="tagline" maxLength={EDIT_LIMITS.tagline} />
      <EditedField {...edited("overview")}>
        <TextAreaField
          label={fieldName("overview")}
          maxLength={EDIT_LIMITS.overview}
          value={draft.values.overview ?? ""}
          onChange={(value) => onChange(withValue(draft, "overview", value || null))}
        />
      </EditedField>
      <EditedField {...edited("genres")}>
        <TokenField
          label={fieldName("genres")}
          values={draft.values.genres}
          known={known.genres}
          maxLength={EDIT_LIMITS.genre}
          onChange={(genres) => onChange(withValue(draft, "genres", genres))}
        />
      </EditedField>
      <TextRow {...props} field="collection" maxLength={EDIT_LIMITS.collection} known={known.collections} />
      <TokenField
        label={fieldName("tags")}
        hint={t("tagsHint")}
        values={draft.tags}
        known={known.tags}
        maxLength={EDIT_LIMITS.tag}
        onChange={(tags) => onChange({ ...draft, tags })}
      />
      <EditedField {...edited("credits")}>
        <CreditsField
          credits={draft.values.credits}
          onChange={(credits) => onChange(withValue(draft, "credits", credits))}
        />
      </EditedField>
      <p className="sr-only" role="status">
        {t("lockedCount", { count: draft.locked.size, number: String(draft.locked.size) })}
      </p>
      {form.locked.length > 0 && <p className="text-sm text-quiet">{t("lockedHint")}</p>}
    </div>
  );
}

type TextRowProps = FieldsProps & {
  field: TextName;
  maxLength: number;
  required?: boolean;
  autoFocus?: boolean;
  known?: readonly string[];
};

function TextRow({ field, maxLength, required = false, autoFocus = false, known, ...props }: TextRowProps) {
  const { draft, onChange } = props;
  const fieldName = useTermTranslation("fields");
  const list = known ? `known-${field}` : undefined;
  return (
    <EditedField {...props} field={field}>
      <Field
        label={fieldName(field)}
        maxLength={maxLength}
        required={required}
        autoFocus={autoFocus}
        list={list}
        value={draft.values[field] ?? ""}
        onChange={({ target: { value } }) => onChange(withValue(draft, field, value || null))}
      />
      {known && (
        <datalist id={list}>
          {known.map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      )}
    </EditedField>
  );
}
