import { Button, TextField } from "@counterfoil/ui";

/** Why: the usual answers are one press, anything else is typed. */
export function AskReason({
  label,
  usual,
  value,
  onChange,
  error,
}: {
  label: string;
  usual: readonly string[];
  value: string;
  onChange: (reason: string) => void;
  error: string | null;
}) {
  return (
    <div className="t-ask-group">
      <div className="t-ask-chips" role="group" aria-label={label}>
        {usual.map((reason) => (
          <Button key={reason} kind={reason === value ? "canary" : "quiet"} onPress={() => onChange(reason)}>
            {reason}
          </Button>
        ))}
      </div>
      <TextField label={label} value={value} onChange={onChange} error={error} />
    </div>
  );
}
