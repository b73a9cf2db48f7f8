import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";

/** Says back what it is told: the floor under every hint. */
const server = new WebSocketServer({ port: 0, host: "127.0.0.1" }, () => {
  process.stdout.write(`ws://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
server.on("connection", (socket) => socket.on("message", (data) => socket.send(data)));
