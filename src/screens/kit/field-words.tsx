interface FieldWordsProps {
  readonly id: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

/** The hint and the error of a box, above it, as the NHS pattern has them. */
export function FieldWords({ id, hint, error }: FieldWordsProps) {
  return (
    <>
      {hint !== undefined && (
        <p className="field-hint" id={hintId(id)}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="field-error" id={errorId(id)}>
          <span className="only-heard">Error: </span>
          {error}
        </p>
      )}
    </>
  )
}

/** What a box is described by: its hint, then its error; undefined when it has neither. */
export function describedBy(id: string, hint: string | undefined, error: string | undefined): string | undefined {
  const ids = [hint === undefined ? '' : hintId(id), error === undefined ? '' : errorId(id)].filter((part) => part !== '')
  return ids.length === 0 ? undefined : ids.join(' ')
}

function hintId(id: string): string {
  return `${id}-hint`
}

function errorId(id: string): string {
  return `${id}-error`
}
