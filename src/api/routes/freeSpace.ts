import type { Intake } from "../../intake/index.ts";
import { errorTranslator } from "../../messages/index.ts";
import type { ReadPool } from "../../reads/index.ts";
import { binNameOf, type Removal } from "../../removal/index.ts";
import { routeWithSession } from "../context.ts";

export interface FreeSpaceRouteParts {
  readonly intake: Intake;
  readonly reads: ReadPool;
  readonly removal: Removal;
}

/** Freeing space, and the system's bin. */
export function freeSpaceRoutes({ reads, removal }: FreeSpaceRouteParts) {
  const { binMoves } = removal;

  return {
    bin: routeWithSession.files.bin.handler(() => ({
      available: binMoves.bin !== null,
      system: binMoves.bin?.name ?? binNameOf(process.platform),
    })),
    moveToBin: routeWithSession.files.moveToBin.handler(async ({ input, context }) => {
      const { failed, ...answer } = await binMoves.move(input.fileIds, context.session.user.userId);
      const translate = errorTranslator(context.language);
      return {
        ...answer,
        failed: failed.map(({ fileId, code, fact }) => ({ fileId, code, detail: translate({ code, fact }) })),
      };
    }),
    freeSpace: routeWithSession.files.freeSpace.handler(async ({ input, context }) => {
      const page = await reads.during(context.signal, { user: context.session.user.key }).freeSpace.page(input);
      const canMove = binMoves.movable();
      const items = page.items.map((film) => ({
        ...film,
        files: film.files.map((file) => ({ ...file, canMove: canMove(file.path) })),
      }));
      return { ...page, items };
    }),
  };
}
