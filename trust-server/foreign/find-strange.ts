import type { Facts } from './facts.ts'
import type { Json } from './keep-resources.ts'

const everywhere = ['resourceType', 'id', 'meta', 'implicitRules', 'language', 'text', 'contained', 'extension', 'modifierExtension']
/** Elements of R4 (4.0.1), by type. */
const elements: Readonly<Record<string, readonly string[]>> = {
  QuestionnaireResponse: ['identifier', 'basedOn', 'partOf', 'questionnaire', 'status', 'subject', 'encounter', 'authored', 'author', 'source', 'item'],
  DocumentReference: [
    'masterIdentifier', 'identifier', 'status', 'docStatus', 'type', 'category', 'subject', 'date', 'author', 'authenticator', 'custodian',
    'relatesTo', 'description', 'securityLabel', 'content', 'context',
  ],
  AuditEvent: ['type', 'subtype', 'action', 'period', 'recorded', 'outcome', 'outcomeDesc', 'purposeOfEvent', 'agent', 'source', 'entity'],
}
const longText = /"data":"([^"]*)"/g

/** What the server would refuse of a resource, in a sentence; null when it takes it. */
export function findStrange(facts: Facts, type: string, resource: Json, text: string): string | null {
  const known = [...everywhere, ...(elements[type] ?? [])]
  const strange = facts.isStrict ? Object.keys(resource).find((name) => !known.includes(name)) : undefined
  if (strange !== undefined) return 'Invalid additional property'
  const { longestInline } = facts
  const isTooLong = longestInline !== null && [...text.matchAll(longText)].some(([, data = '']) => data.length > longestInline)
  return isTooLong ? 'Data exceeds maximum length' : null
}
