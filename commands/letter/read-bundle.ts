import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import type { Attachment } from '#pdf/paint/attach-file.ts'

/** A FHIR Bundle as it travels inside a letter; refused, without quoting it, when it is none. Its own day stands for its last change. */
export function readBundle(text: string): Answer<Attachment> {
  const bundle = parse(text)
  if (typeof bundle !== 'object' || bundle === null || !('resourceType' in bundle) || bundle.resourceType !== 'Bundle') return refuse({ kind: 'no-bundle', rule: 'L7' })
  const stamp = 'timestamp' in bundle ? String(bundle.timestamp) : ''
  const changedOn = /^\d{4}-\d{2}-\d{2}/.exec(stamp)?.[0]
  if (changedOn === undefined) return refuse({ kind: 'bundle-without-day', rule: 'L7' })
  return agree({ name: 'case.fhir.json', type: 'application/fhir+json', description: 'The case as data (FHIR R4 Bundle)', bytes: new TextEncoder().encode(text), changedOn })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
