import { Button } from "@counterfoil/ui";
import { useState } from "react";
import { FileTrigger } from "react-aria-components";
import { useDesk, useTillData, useWords } from "../../desk.tsx";
import { Because } from "../../parts/Because.tsx";
import { AskExport } from "./AskExport.tsx";
import { AskImport } from "./AskImport.tsx";

/** More than any till leaves unsent in seven days. */
const LARGEST_FILE_BYTES = 64 * 1024 * 1024;

/** What is not sent can go by hand: out of this till as a file, and into this till from another. */
export function Carry({ unsent }: { unsent: number }) {
  const desk = useDesk();
  const words = useWords();
  const { line } = useTillData();
  const [isExporting, setExporting] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const isOffline = line.state === "offline";

  const choose = (files: FileList | null) => {
    const chosen = files?.item(0) ?? null;
    if (chosen !== null && chosen.size > LARGEST_FILE_BYTES) {
      desk.toasts.show(words.proof.import.too_large, "red");
    } else setFile(chosen);
  };

  return (
    <div className="t-proof-carry">
      <div className="t-proof-carry-keys">
        <Button icon="download" isDisabled={unsent === 0} onPress={() => setExporting(true)}>
          {words.proof.export.key}
        </Button>
        <FileTrigger onSelect={choose}>
          <Button icon="upload" isDisabled={isOffline}>
            {words.proof.import.key}
          </Button>
        </FileTrigger>
      </div>
      {isOffline && <Because>{words.proof.import.needs_line}</Because>}
      {isExporting && <AskExport onClose={() => setExporting(false)} />}
      {file !== null && <AskImport file={file} onClose={() => setFile(null)} />}
    </div>
  );
}
