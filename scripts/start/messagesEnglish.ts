import type { StartMessages } from "./messages.ts";
import { formatReceived, formatTimeLeft } from "./quantities.ts";

const LOCALE = "en";

export const ENGLISH: StartMessages = {
  help: `npm start opens Filmothèque in a window. The first start downloads Electron (about 115 MB).

Options (after two dashes, as in npm start -- --browser):
  --browser   open it in the browser; Electron is not needed
  --help      show this text`,
  unknownOption: (option) => `${option} is not an option of npm start.`,
  openingWindow: "Opening the window.",
  openingBrowser: (reason) =>
    ({
      chosen: "Opening in the browser.",
      noDisplay: "Opening in the browser, because there is no display for a window.",
      skipped: "Opening in the browser, because ELECTRON_SKIP_BINARY_DOWNLOAD forbids the download of Electron.",
      overrideEmpty:
        "Opening in the browser, because there is no Electron in the folder that ELECTRON_OVERRIDE_DIST_PATH names.",
      noElectron: "Opening in the browser instead.",
      noWindow: "Opening in the browser instead.",
    })[reason],
  downloading({ secondsLeft, ...progress }) {
    const left = secondsLeft === null ? "" : `, ${formatTimeLeft(secondsLeft, LOCALE)} left`;
    return `Downloading Electron: ${formatReceived(progress, LOCALE, "of")}${left}`;
  },
  installing: "Installing Electron…",
  interrupted: "Download interrupted. The next npm start continues where it stopped.",
  downloadFailed(failure) {
    switch (failure.kind) {
      case "stalled":
        return `The download of Electron stopped: no data from ${failure.host} for ${failure.seconds} s. The next npm start continues where it stopped.`;
      case "refused":
        return `Electron could not be downloaded: ${failure.host} answered ${failure.status} for ${failure.url}. If you use a mirror, check ELECTRON_MIRROR and ELECTRON_CUSTOM_DIR.`;
      case "unreachable":
        return `The download of Electron failed: no connection to ${failure.host} (${failure.detail}). Check the network; the next npm start tries again.`;
      case "invalidAddress":
        return `Electron could not be downloaded: "${failure.url}" is not an address. Check ELECTRON_MIRROR.`;
      case "wrongChecksum":
        return "The downloaded Electron was deleted: its checksum is wrong. The next npm start downloads it again; if you use a mirror, check ELECTRON_MIRROR.";
      case "notStored":
        return `Electron could not be saved: ${failure.detail}. Free some space, or choose another folder with electron_config_cache.`;
      case "notInstalled":
        return `Electron could not be installed: ${failure.detail}. Run npm ci, then npm start.`;
    }
  },
  proxyHint: "A proxy is set. Electron's download uses it when ELECTRON_GET_USE_PROXY=1 is set too.",
  windowProblem(problem) {
    switch (problem.kind) {
      case "noDisplay":
        return "The window could not open: the display does not answer.";
      case "root":
        return "The window could not open: Electron does not run as root. Use an ordinary user account.";
      case "sandbox":
        return `The window could not open: this system does not allow Electron's sandbox. To allow it: sudo chown root:root "${problem.helper}" && sudo chmod 4755 "${problem.helper}"`;
      case "library":
        return problem.library
          ? `The window could not open: the system library ${problem.library} is missing. Install it to get the window.`
          : "The window could not open: a system library is missing.";
      case "notRunnable":
        return `The window could not open: Electron does not run here (${problem.detail}).`;
    }
  },
  windowCrashed: (how) =>
    `The window stopped unexpectedly (${how}). Start it again, or open Filmothèque in the browser: npm start -- --browser`,
};
