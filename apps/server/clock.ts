/** The server's clock, RFC 3339. It is asked several times for each sale, so that a millisecond is written out once. */
export function serverClock(): () => string {
  let writtenMs = Number.NaN;
  let written = "";
  return () => {
    const nowMs = Date.now();
    if (nowMs !== writtenMs) {
      writtenMs = nowMs;
      written = new Date(nowMs).toISOString();
    }
    return written;
  };
}
