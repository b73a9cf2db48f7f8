import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { WebSocket } from "ws";
import { type Latencies, latencies } from "./latencies.ts";

const ROUNDS = 300;

/** What a hint and an answer cost here with nothing behind them: an echo from another process, then one GET. */
export async function floor(origin: string): Promise<Latencies> {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, "echo.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    if (!child.stdout) throw new Error("the echo has an output");
    const [address] = (await once(child.stdout, "data")) as [Buffer];
    const socket = new WebSocket(address.toString().trim());
    await once(socket, "open");
    const times: number[] = [];
    for (let n = 0; n < ROUNDS; n += 1) {
      const started = performance.now();
      socket.send("poke");
      await once(socket, "message");
      await (await fetch(`${origin}/healthz`)).text();
      times.push(performance.now() - started);
    }
    socket.terminate();
    return latencies(times);
  } finally {
    child.kill();
    await once(child, "exit");
  }
}
