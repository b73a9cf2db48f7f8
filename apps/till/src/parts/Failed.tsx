import { Button, EmptyState } from "@counterfoil/ui";
import { useWords } from "../desk.tsx";

/** Something could not be fetched: what, why, and another try. */
export function Failed({ title, message, onAgain }: { title: string; message: string; onAgain: () => void }) {
  const words = useWords().app;
  return (
    <EmptyState picture="parcel" title={title} action={<Button onPress={onAgain}>{words.try_again}</Button>}>
      {message}
    </EmptyState>
  );
}
