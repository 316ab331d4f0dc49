import { describedBy, FieldWords } from './field-words.tsx'
import { KeyCap } from './key-cap.tsx'
import { capOf, shortcutOf } from './key-names.ts'
import './field.css'

interface Choice<T extends string> {
  readonly value: T
  readonly words: string
  readonly hint?: string | undefined
  /** The key that chooses it, in the notation of `useKeys`. Shows its cap. */
  readonly keys?: string | undefined
}

export interface RadiosProps<T extends string> {
  /** The first choice has this id, so that an error summary can link to it. */
  readonly id: string
  readonly legend: string
  readonly choices: readonly Choice<T>[]
  /** Null until somebody chose: nothing is chosen for them. */
  readonly chosen: T | null
  readonly onChoose: (value: T) => void
  readonly hint?: string | undefined
  readonly error?: string | undefined
  /** Side by side, for yes and no. */
  readonly beside?: boolean | undefined
  readonly legendHidden?: boolean | undefined
}

/** One of a few. */
export function Radios<T extends string>(props: RadiosProps<T>) {
  const { id, legend, choices, hint, error } = props
  return (
    <fieldset className={error === undefined ? 'field' : 'field field-wrong'} aria-describedby={describedBy(id, hint, error)}>
      <legend className={props.legendHidden === true ? 'only-heard' : 'field-label'}>{legend}</legend>
      <FieldWords id={id} hint={hint} error={error} />
      <div className={props.beside === true ? 'radios radios-beside' : 'radios'}>
        {choices.map((choice, index) => (
          <label className="radio" key={choice.value} htmlFor={index === 0 ? id : `${id}-${choice.value}`}>
            <input
              id={index === 0 ? id : `${id}-${choice.value}`}
              type="radio"
              name={id}
              value={choice.value}
              checked={props.chosen === choice.value}
              onChange={() => props.onChoose(choice.value)}
              aria-keyshortcuts={choice.keys === undefined ? undefined : shortcutOf(choice.keys)}
            />
            <span>
              {choice.words}
              {choice.keys !== undefined && <KeyCap cap={capOf(choice.keys)} />}
              {choice.hint !== undefined && <span className="radio-hint">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
