import type { Ref } from 'react'
import { describedBy, FieldWords } from './field-words.tsx'
import './field.css'

export interface TextAreaProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** The person left the box: the moment a draft becomes an entry. */
  readonly onLeave?: (() => void) | undefined
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly labelHidden?: boolean | undefined
  /** Lines shown when empty; the box grows with what is written. */
  readonly lines?: number | undefined
  /** 18 pixels, for the agreed sentence. */
  readonly large?: boolean | undefined
  readonly readOnly?: boolean | undefined
  readonly lang?: string | undefined
  readonly boxRef?: Ref<HTMLTextAreaElement> | undefined
}

/** Several lines to write in. Text that runs from right to left is set so by itself. */
export function TextArea({ boxRef, ...props }: TextAreaProps) {
  const { id, label, hint, error, labelHidden = false } = props
  return (
    <div className={error === undefined ? 'field' : 'field field-wrong'}>
      <label className={labelHidden ? 'only-heard' : 'field-label'} htmlFor={id}>
        {label}
      </label>
      <FieldWords id={id} hint={hint} error={error} />
      <textarea
        id={id}
        ref={boxRef}
        className={props.large === true ? 'box box-agreed' : 'box'}
        rows={props.lines ?? 2}
        dir="auto"
        lang={props.lang}
        value={props.value}
        readOnly={props.readOnly}
        onChange={(event) => props.onChange(event.target.value)}
        onBlur={props.onLeave}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, hint, error)}
        spellCheck={false}
      />
    </div>
  )
}
