import { useEffect, useId, useState } from 'react';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly least?: number;
  readonly most?: number;
  readonly step?: number;
  /** Why it is there, or how it is meant. */
  readonly about?: string;
  readonly testId?: string;
}

/** A label and its number; what is no number yet, or out of range, is not told. */
export function NumberField({
  label,
  value,
  onChange,
  least = 0,
  most = 1000,
  step = 0.1,
  about,
  testId,
}: NumberFieldProps) {
  const id = useId();
  const [text, setText] = useState(String(value));
  useEffect(
    () => setText((own) => (Number(own) === value && own.trim() !== '' ? own : String(value))),
    [value],
  );
  return (
    <>
      <label htmlFor={id} title={about}>
        {label}
      </label>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        min={least}
        max={most}
        step={step}
        value={text}
        title={about}
        data-testid={testId}
        onChange={(event) => {
          const own = event.target.value;
          setText(own);
          const number = Number(own);
          if (own.trim() !== '' && number >= least && number <= most) onChange(number);
        }}
        onBlur={() => setText(String(value))}
      />
    </>
  );
}
