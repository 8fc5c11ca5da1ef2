/** Refreshing the metadata of one film: the owner sees what would change, and chooses. */
import { z } from "zod";
import { id } from "./conventions.ts";
import { ownerRoute } from "./route.ts";

const MAX_FIELDS = 60;
const MAX_FIELD_NAME = 40;

const refreshedField = z.object({
  field: z.string(),
  /** What the film's page shows now, in the form of the field; null where it shows nothing. Of a picture its address. */
  before: z.unknown(),
  /** What the provider states now. */
  after: z.unknown(),
  /** The owner locked the field: it keeps its value, whatever is chosen. */
  locked: z.boolean(),
});

const refreshPreview = z.object({
  /** Names this answer of the provider when it is applied. It is kept for half an hour. */
  previewId: z.string(),
  provider: z.string(),
  /** Fields that differ, in the order of the film's page. Empty: the film is up to date. */
  fields: z.array(refreshedField),
});
export type RefreshPreview = z.infer<typeof refreshPreview>;

const tags = ["films"];

export const refreshPreviews = {
  previewRefresh: ownerRoute
    .route({
      method: "POST",
      path: "/api/films/{id}/refresh",
      tags,
      summary: "Ask the provider for a film's details again, and say what they would change; nothing is changed yet",
    })
    .input(z.object({ id }))
    .output(refreshPreview),
  applyRefresh: ownerRoute
    .route({
      method: "PUT",
      path: "/api/films/{id}/refresh",
      tags,
      summary: "Apply the chosen fields of such a preview; the others keep what they have until the next refresh",
    })
    .input(
      z.object({
        id,
        previewId: z.string().max(64),
        fields: z.array(z.string().max(MAX_FIELD_NAME)).max(MAX_FIELDS),
      }),
    )
    .output(
      z.object({
        /** The journal's entry, whose undo restores the former values; null where nothing that is shown changed. */
        entryId: z.number().int().nullable(),
      }),
    ),
};
