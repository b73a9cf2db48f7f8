import "./SearchField.css";
import type { Ref } from "react";
import { Button as Press, Input, SearchField as Field } from "react-aria-components";
import { Icon } from "../icons/Icon.tsx";
import { Kbd } from "./Kbd.tsx";
import { useUiWords } from "./words.tsx";

/** Looks while one types; Escape or the cross empties it. */
export function SearchField({
  label,
  value,
  onChange,
  onSubmit,
  keys,
  inputRef,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onSubmit?: (value: string) => void;
  keys?: string;
  inputRef?: Ref<HTMLInputElement>;
}) {
  const words = useUiWords();
  return (
    <Field
      className="cf-search"
      aria-label={label}
      value={value}
      onChange={onChange}
      {...(onSubmit === undefined ? {} : { onSubmit })}
      {...(keys === undefined ? {} : { "aria-keyshortcuts": keys })}
    >
      <Icon name="search" size={20} />
      <Input
        className="cf-search-input"
        placeholder={label}
        {...(inputRef === undefined ? {} : { ref: inputRef })}
      />
      {value === "" && keys !== undefined && <Kbd keys={keys} />}
      {value !== "" && (
        <Press className="cf-search-clear" aria-label={words.clear}>
          <Icon name="close" size={18} />
        </Press>
      )}
    </Field>
  );
}
