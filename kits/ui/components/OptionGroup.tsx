import "./OptionGroup.css";
import {
  CheckboxButton,
  CheckboxField,
  CheckboxGroup,
  Label,
  RadioButton,
  RadioField,
  RadioGroup,
  Text,
} from "react-aria-components";
import { Icon } from "../icons/Icon.tsx";
import { chooseUpTo } from "./options.ts";
import { useUiWords } from "./words.tsx";

export type Option = {
  readonly id: string;
  readonly name: string;
  /** What it adds to the price, as the user reads it: "+$0.60". */
  readonly price?: string;
  readonly isSoldOut?: boolean;
};

type OptionGroupProps = {
  name: string;
  /** "Choose 1", "Choose up to 3": said under the name. */
  hint: string;
  options: readonly Option[];
  chosen: readonly string[];
  least: number;
  most: number;
  onChange: (chosen: string[]) => void;
};

/** One question about a product: exactly one answer gives radio keys, any other number gives check keys. */
export function OptionGroup(props: OptionGroupProps) {
  const { least, most, chosen } = props;
  const isMissing = chosen.length < least;
  return least === 1 && most === 1 ? (
    <One {...props} isMissing={isMissing} />
  ) : (
    <Many {...props} isMissing={isMissing} />
  );
}

function One({
  name,
  hint,
  options,
  chosen,
  onChange,
  isMissing,
}: OptionGroupProps & { isMissing: boolean }) {
  return (
    <RadioGroup className="cf-options" value={chosen[0] ?? null} onChange={(id) => onChange([id])} isRequired>
      <Head name={name} hint={hint} isMissing={isMissing} />
      <div className="cf-options-list">
        {options.map((option) => (
          <RadioField key={option.id} value={option.id} isDisabled={option.isSoldOut ?? false}>
            <RadioButton className="cf-option">
              <span className="cf-option-sign cf-option-radio" aria-hidden="true" />
              <Words option={option} />
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}

function Many({
  name,
  hint,
  options,
  chosen,
  most,
  onChange,
  isMissing,
}: OptionGroupProps & { isMissing: boolean }) {
  return (
    <CheckboxGroup
      className="cf-options"
      value={[...chosen]}
      onChange={(ids) => onChange(chooseUpTo(most, chosen, ids))}
      isInvalid={false}
    >
      <Head name={name} hint={hint} isMissing={isMissing} />
      <div className="cf-options-list">
        {options.map((option) => (
          <CheckboxField key={option.id} value={option.id} isDisabled={option.isSoldOut ?? false}>
            <CheckboxButton className="cf-option">
              <span className="cf-option-sign cf-option-check" aria-hidden="true">
                <Icon name="check" size={16} />
              </span>
              <Words option={option} />
            </CheckboxButton>
          </CheckboxField>
        ))}
      </div>
    </CheckboxGroup>
  );
}

function Head({ name, hint, isMissing }: { name: string; hint: string; isMissing: boolean }) {
  return (
    <div className="cf-options-head">
      <Label className="cf-options-name">{name}</Label>
      <Text
        slot="description"
        className={isMissing ? "cf-options-hint cf-options-missing" : "cf-options-hint"}
      >
        {hint}
      </Text>
    </div>
  );
}

function Words({ option }: { option: Option }) {
  const words = useUiWords();
  return (
    <>
      <span className="cf-option-name">{option.name}</span>
      <span className="cf-option-price cf-figures">{option.isSoldOut ? words.soldOut : option.price}</span>
    </>
  );
}
