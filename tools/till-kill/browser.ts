import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chromium, type Browser, type Page } from "@playwright/test";
import { ensureChromium } from "../setup/chromium.mjs";

const STARTS_WITHIN_MS = 60_000;

/** A browser on a profile of its own, of which we know the processes: its group can be killed as a whole. */
export class KilledBrowser {
  readonly page: Page;
  readonly #child: ChildProcess;
  readonly #browser: Browser;

  private constructor(child: ChildProcess, browser: Browser, page: Page) {
    this.#child = child;
    this.#browser = browser;
    this.page = page;
  }

  static async start(profile: string): Promise<KilledBrowser> {
    const child = spawn(
      await ensureChromium(),
      [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--remote-debugging-port=0",
        `--user-data-dir=${profile}`,
        "about:blank",
      ],
      { detached: true, stdio: ["ignore", "ignore", "pipe"] },
    );
    const browser = await chromium.connectOverCDP(await addressOf(child));
    const [context] = browser.contexts();
    if (!context) throw new Error("a browser on a profile has a context");
    const page = context.pages()[0] ?? (await context.newPage());
    page.on("dialog", (question) => void question.accept());
    return new KilledBrowser(child, browser, page);
  }

  /** The whole process group at once, as when the power of the tablet is gone and its disk is not. */
  async kill(): Promise<void> {
    const { pid, exitCode, signalCode } = this.#child;
    if (pid !== undefined && exitCode === null && signalCode === null) {
      const gone = once(this.#child, "exit");
      process.kill(-pid, "SIGKILL");
      await gone;
    }
    await this.#browser.close().catch(() => {}); // the line to what was killed
  }
}

/** Where its developer tools listen, which it says on its standard error. */
async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error("the browser has an error output");
  const { stderr } = child;
  let said = "";
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the browser did not start: ${said}`)), STARTS_WITHIN_MS);
    stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
      if (address === undefined) return;
      clearTimeout(late);
      said = "";
      resolve(address);
    });
    child.once("exit", () => reject(new Error(`the browser ended at its start: ${said}`)));
  });
}
