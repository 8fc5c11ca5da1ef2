import { join } from "node:path";
import { expect, test } from "vitest";
import { translatorFor } from "../../../electron/messages/index.ts";
import { runWindow } from "../../../scripts/start/runWindow.ts";

const IS_WINDOWS = process.platform === "win32";
if (IS_WINDOWS) console.log("What a signal does to the window is not tested: Windows has no signals.");

/** As Electron 33 and the system's loader were heard to say it on Linux. */
const NO_X = `[11045:1126/130712.120115:ERROR:ozone_platform_x11.cc(245)] Missing X server or $DISPLAY
[11045:1126/130712.120165:ERROR:env.cc(258)] The platform failed to initialize.  Exiting.`;
const NO_WAYLAND = `error: XDG_RUNTIME_DIR is invalid or not set in the environment.
[11096:1126/130712.816140:ERROR:wayland_connection.cc(205)] Failed to connect to Wayland display: No such file or directory (2)
[11096:1126/130712.816514:ERROR:ozone_platform_wayland.cc(264)] Failed to initialize Wayland platform
[11096:1126/130712.816518:ERROR:env.cc(258)] The platform failed to initialize.  Exiting.`;
const ROOT_USER =
  "[1126/130711.896599:FATAL:electron_main_delegate.cc(287)] Running as root without --no-sandbox is not supported. See https://crbug.com/638180.";
const HELPER =
  "[11770:1126/130747.551049:FATAL:setuid_sandbox_host.cc(163)] The SUID sandbox helper binary was found, but is not configured correctly. Rather than run without sandboxing I'm aborting now. You need to make sure that /opt/el 33/chrome-sandbox is owned by root and has mode 4755.";
const NO_SANDBOX =
  "[7:1126/130747.551049:FATAL:content/browser/zygote_host/zygote_host_impl_linux.cc:128] No usable sandbox! If you are running on Ubuntu 23.10+ or another Linux distro that has disabled unprivileged user namespaces with AppArmor, see the documentation.";
const LIBRARY =
  "/opt/electron: error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory";
const NOISE = `[11287:1126/130727.998926:ERROR:bus.cc(407)] Failed to connect to the bus: Failed to connect to socket
[11351:1126/130729.203121:ERROR:viz_main_impl.cc(181)] Exiting GPU process due to errors during initialization
(electron:7): Gtk-WARNING **: 13:07:12.120: Theme parsing error
libva error: vaGetDriverNameByIndex() failed`;
const SANDBOX_HERE = { kind: "sandbox", helper: join(process.execPath, "../chrome-sandbox") };

test.for([
  ["there is no X server", NO_X, { kind: "noDisplay" }],
  ["there is no Wayland compositor", NO_WAYLAND, { kind: "noDisplay" }],
  ["its display is gone", translatorFor("en")("noDisplay"), { kind: "noDisplay" }],
  ["its display is gone, in French", translatorFor("fr")("noDisplay"), { kind: "noDisplay" }],
  ["root starts it", ROOT_USER, { kind: "root" }],
  ["the sandbox helper is not set up", HELPER, { kind: "sandbox", helper: "/opt/el 33/chrome-sandbox" }],
  ["the system forbids the sandbox", NO_SANDBOX, SANDBOX_HERE],
  ["a library is missing", LIBRARY, { kind: "library", library: "libnss3.so" }],
] as const)("a window could not start when %s, by status or by crash", async ([, text, problem]) => {
  const byStatus = await run(text, "process.exit(127)");
  expect(byStatus.end).toEqual({ kind: "couldNotStart", problem });
  expect(byStatus.said.filter((line) => !line.startsWith("error: XDG"))).toEqual([]);

  if (IS_WINDOWS) return;
  expect((await run(text, "process.kill(process.pid, 'SIGTRAP')")).end).toEqual({ kind: "couldNotStart", problem });
  // Through a script, a crash is a status.
  expect((await run(text, "process.exit(133)")).end).toEqual({ kind: "couldNotStart", problem });
});

test("a window that was closed counts as started, regardless of its output and how briefly it was open", async () => {
  expect((await run(NO_X, "process.exit(0)")).end).toEqual({ kind: "ended", status: 0 });
  expect((await run("", "process.exit(0)")).end).toEqual({ kind: "ended", status: 0 });
});

test.skipIf(IS_WINDOWS).for([
  ["SIGKILL", 137],
  ["SIGTERM", 143],
  ["SIGINT", 130],
] as const)("a window that was killed by %s did start", async ([signal, status]) => {
  expect((await run(NO_X, `process.kill(process.pid, '${signal}')`)).end).toEqual({ kind: "ended", status });
  expect((await run(NO_X, `process.exit(${status})`)).end).toEqual({ kind: "ended", status });
});

test("a program that exits with its own error is not reported as a window that could not start", async () => {
  expect((await run(NOISE, "process.exit(1)")).end).toEqual({ kind: "ended", status: 1 });
});

test.skipIf(IS_WINDOWS)("a crash without a known reason is reported with Chromium's last output", async () => {
  const fatal = "[7:1126/130747.551049:FATAL:gpu_data_manager_impl_private.cc(450)] GPU process isn't usable. Goodbye.";
  const { end, said } = await run(`${NOISE}\n${fatal}`, "process.kill(process.pid, 'SIGSEGV')");
  expect(end).toEqual({ kind: "crashed", how: "SIGSEGV", lastWords: [fatal] });
  expect(said).toEqual([]);
});

test("Chromium's notes on buses and drivers are not shown; what the program says is", async () => {
  const own = "The library is open in another window.";
  expect((await run(`${NOISE}\n${own}\n${NOISE}`, "process.exitCode = 0")).said).toEqual([own]);
});

test("all output is shown when details are requested", async () => {
  const { said } = await run(NOISE, "process.exitCode = 0", { FILMOTHEQUE_LOG: "debug" });
  expect(said).toEqual(NOISE.split("\n"));
});

test("a binary that cannot be run is a window that could not start", async () => {
  const end = await runWindow({ binary: "/nowhere/electron", words: [], environment: {}, say: () => undefined });
  expect(end).toMatchObject({ kind: "couldNotStart", problem: { kind: "notRunnable" } });
});

async function run(text: string, last: string, more: NodeJS.ProcessEnv = {}) {
  const said: string[] = [];
  const script = `require("node:fs").writeSync(2, ${JSON.stringify(`${text}\n`)}); ${last}`;
  const end = await runWindow({
    binary: process.execPath,
    words: ["-e", script],
    environment: { ...process.env, FILMOTHEQUE_LOG: "info", ...more },
    say: (line) => line && said.push(line),
  });
  return { end, said };
}
