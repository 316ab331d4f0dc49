import { elementAt, elementsAt, isElement, textAt } from './read-element.ts'

/** More than this of somebody else's words is cut: a refusal is read by a person. */
const LONGEST = 1000

/**
 * The words of an OperationOutcome, its issues one after another; null for anything else. An outcome that gives
 * no words at all is still one: its code stands in for them.
 */
export function readOutcome(value: unknown): string | null {
  if (!isElement(value) || value['resourceType'] !== 'OperationOutcome') return null
  const words = elementsAt(value, 'issue').map(
    (issue) => textAt(issue, 'diagnostics') ?? textAt(elementAt(issue, 'details'), 'text') ?? codeInWords(textAt(issue, 'code')),
  )
  const all = words.filter((each) => each.trim() !== '').join(' ')
  return all === '' ? 'The trust server gave no reason.' : all.slice(0, LONGEST)
}

function codeInWords(code: string | null): string {
  return code === null ? '' : `The trust server gave only a code: ${code}.`
}
