/** A reply that is not JSON. Its media type must be among the route's `files`. */
export class FileReply {
  readonly type: string;
  readonly content: string | Uint8Array;
  /** Offered to the browser as the name to save under. */
  readonly fileName: string | undefined;

  constructor(type: string, content: string | Uint8Array, fileName?: string) {
    this.type = type;
    this.content = content;
    this.fileName = fileName;
  }
}

/** Replies with a text or bytes: `file("text/csv", lines, "sales.csv")`. */
export function file(type: string, content: string | Uint8Array, fileName?: string): FileReply {
  return new FileReply(type, content, fileName);
}
