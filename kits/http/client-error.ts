import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { Problem } from "./problem.ts";
import { problemBody } from "./problem-body.ts";
import { kindOf } from "./problems.ts";

const codes: Readonly<Record<string, readonly [code: string, detail: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [
    "request_too_slow",
    "The request did not arrive whole within the time that there is.",
  ],
  HPE_HEADER_OVERFLOW: ["headers_too_large", "The headers have more bytes than are read."],
};

/** Answers what is no HTTP request at all, on the bare connection: there is no request to reply to. */
export function answerClientError(error: Error & { code?: string }, socket: Socket, requestId: string): void {
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  const [code, detail] = codes[error.code ?? ""] ?? ["bad_request", "This is not an HTTP request."];
  const kind = kindOf(code);
  const body = JSON.stringify(problemBody(new Problem(code, detail), kind, requestId));
  if (!socket.writable) {
    socket.destroy(error);
    return;
  }
  socket.end(
    `HTTP/1.1 ${kind.status} ${STATUS_CODES[kind.status]}\r\nConnection: close\r\n` +
      `Content-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
