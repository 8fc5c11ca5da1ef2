import { common, fileStates } from "./common.ts";
import { drop } from "./drop.ts";
import { folders } from "./folders.ts";
import { home } from "./home.ts";
import { library, selection } from "./library.ts";
import { lists } from "./lists.ts";
import { login } from "./login.ts";
import { palette } from "./palette.ts";
import { removal } from "./removal.ts";
import { shell } from "./shell.ts";
import { tour } from "./tour.ts";
import { welcome } from "./welcome.ts";

/** Loaded before the first paint: the frame, the library, and what is open with them. */
export const main = {
  common,
  fileStates,
  shell,
  login,
  welcome,
  home,
  library,
  selection,
  lists,
  tour,
  palette,
  drop,
  folders,
  removal,
};
