import type { KeyboardEvent, Ref } from 'react'
import { describedBy, FieldWords } from './field-words.tsx'
import './field.css'

export interface TextFieldProps {
  /** Also what an error summary links to. */
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onLeave?: (() => void) | undefined
  /** Keys that mean something else in this box than writing. */
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined
  readonly hint?: string | undefined
  /** Words from `wordsFor`, or the form's own check. */
  readonly error?: string | undefined
  /** `pin` shows dots, takes digits only and brings up digits; `digits` shows what is typed. */
  readonly kind?: 'text' | 'passphrase' | 'pin' | 'digits' | 'search' | undefined
  readonly width?: 'narrow' | 'half' | 'full' | undefined
  readonly dense?: boolean | undefined
  readonly maxLength?: number | undefined
  /** Seen by a screen reader only, where a heading beside the box already says it. */
  readonly labelHidden?: boolean | undefined
  /** It can be read and stood in, and not changed. */
  readonly readOnly?: boolean | undefined
  readonly lang?: string | undefined
  readonly boxRef?: Ref<HTMLInputElement> | undefined
  readonly placeholder?: string | undefined
}

/** One line to write in: label, hint and error above it. Pasting is always allowed. */
export function TextField({ boxRef, ...props }: TextFieldProps) {
  const { id, label, hint, error, kind = 'text', labelHidden = false } = props
  return (
    <div className={error === undefined ? 'field' : 'field field-wrong'}>
      <label className={labelHidden ? 'only-heard' : 'field-label'} htmlFor={id}>
        {label}
      </label>
      <FieldWords id={id} hint={hint} error={error} />
      <input
        id={id}
        ref={boxRef}
        className={classesOf(props)}
        type={kind === 'passphrase' || kind === 'pin' ? 'password' : kind === 'search' ? 'search' : 'text'}
        inputMode={kind === 'pin' || kind === 'digits' ? 'numeric' : undefined}
        dir={kind === 'text' ? 'auto' : undefined}
        lang={props.lang}
        value={props.value}
        readOnly={props.readOnly}
        maxLength={props.maxLength}
        placeholder={props.placeholder}
        onChange={(event) => props.onChange(event.target.value)}
        onBlur={props.onLeave}
        onKeyDown={props.onKeyDown}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, hint, error)}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
      />
    </div>
  )
}

function classesOf({ width = 'full', dense = false }: Pick<TextFieldProps, 'width' | 'dense'>): string {
  return `box${width === 'full' ? '' : ` box-${width}`}${dense ? ' box-dense' : ''}`
}
