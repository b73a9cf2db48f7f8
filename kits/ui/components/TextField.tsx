import "./Field.css";
import { FieldError, Input, Label, Text, TextArea, TextField as Field } from "react-aria-components";

/** A labelled line (or lines) of text; `error` says what is wrong and what would be right. */
export function TextField({
  label,
  value,
  onChange,
  help,
  error,
  placeholder = "",
  lines = false,
  isSecret = false,
  autoFocus = false,
  maxLength = 200,
  inputMode = "text",
  autoCapitalize = "sentences",
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string;
  error?: string | null;
  placeholder?: string;
  lines?: boolean;
  /** What is typed is not shown. */
  isSecret?: boolean;
  autoFocus?: boolean;
  maxLength?: number;
  inputMode?: "text" | "numeric" | "decimal";
  autoCapitalize?: "sentences" | "characters" | "none";
}) {
  const input = { className: "cf-field-input", placeholder, autoCapitalize };
  return (
    <Field
      className="cf-field"
      value={value}
      onChange={onChange}
      isInvalid={Boolean(error)}
      autoFocus={autoFocus}
      maxLength={maxLength}
      inputMode={inputMode}
      type={isSecret ? "password" : "text"}
      // A browser that offers to keep it would show it to whoever sits here next.
      autoComplete={isSecret ? "new-password" : "off"}
    >
      <Label className="cf-field-label">{label}</Label>
      {lines ? <TextArea {...input} /> : <Input {...input} />}
      {help !== undefined && !error && (
        <Text slot="description" className="cf-field-help">
          {help}
        </Text>
      )}
      <FieldError className="cf-field-error">{error}</FieldError>
    </Field>
  );
}
