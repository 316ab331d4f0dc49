import { describedBy, FieldWords } from './field-words.tsx'
import './field.css'

interface SelectFieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly words: string }[]
  readonly onChange: (value: string) => void
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

/** One of many: the system’s own list, which the keyboard works in as everywhere else. */
export function SelectField({ id, label, value, choices, onChange, hint, error }: SelectFieldProps) {
  return (
    <div className={error === undefined ? 'field' : 'field field-wrong'}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <FieldWords id={id} hint={hint} error={error} />
      <select
        id={id}
        className="box box-half"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, hint, error)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.words}
          </option>
        ))}
      </select>
    </div>
  )
}
