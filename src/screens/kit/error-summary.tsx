import { useEffect, useRef, type MouseEvent } from 'react'
import type { FieldError } from './field-error.ts'
import './error-summary.css'

interface ErrorSummaryProps {
  readonly errors: readonly FieldError[]
  /** Counts the tries: focus moves here at each, also when the same things are still wrong. */
  readonly attempt: number
}

/** All that is wrong with a form, at its head, each linked to its box. Nothing when nothing is wrong. */
export function ErrorSummary({ errors, attempt }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (attempt > 0) box.current?.focus()
  }, [attempt])
  if (errors.length === 0) return null
  return (
    <div className="error-summary" ref={box} tabIndex={-1} role="alert" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">There is a problem</h2>
      <ul>
        {errors.map((error) => (
          <li key={error.field}>
            <a href={`#${error.field}`} onClick={(event) => focusField(event, error.field)}>
              {error.words}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The address stays as it is: only the focus moves. */
function focusField(event: MouseEvent, field: string): void {
  event.preventDefault()
  document.getElementById(field)?.focus()
}
