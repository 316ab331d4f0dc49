import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import type { Json } from '#domain/basics/json.ts'
import { isElement } from '../read-element.ts'
import { Entries, meansSomethingElse } from './bundle-entries.ts'
import { findJsonFault } from './check-json.ts'
import { Findings, type Referral } from './findings.ts'
import { readAsking } from './read-asking.ts'
import { readChild } from './read-child.ts'

/** Bytes of a file, and signs of its text: a Bundle with a few scanned letters in it is smaller. */
export const LARGEST_REFERRAL = 10 * 1024 * 1024
/** Deeper than FHIR goes with extensions inside contained resources. */
const DEEPEST = 64
/** Kinds of Bundle that carry something. The others are a server’s answers, and its memory. */
const CARRYING: readonly unknown[] = ['document', 'message', 'collection', 'transaction', 'batch', 'searchset']

/**
 * Reads a referral: a FHIR R4 Bundle about one child. What could be read is given for the boxes of the form, what could
 * not is listed; nothing is fetched, and nothing the file says answers the first questions or chooses anybody (S30 to S32).
 */
export function readReferral(text: string, today: CalendarDay): Answer<Referral> {
  if (text.length > LARGEST_REFERRAL) return refuse({ kind: 'referral-too-large', rule: 'S30' })
  if (text.trim() === '') return refuse({ kind: 'referral-empty', rule: 'S30' })
  const fault = findJsonFault(text, DEEPEST)
  if (fault !== null) return refuse({ kind: `referral-json-${fault.says}`, rule: 'S30', line: fault.line })
  const bundle = JSON.parse(text) as Json
  if (!isElement(bundle) || bundle['resourceType'] !== 'Bundle') return refuse({ kind: 'referral-not-a-bundle', rule: 'S30' })
  if (!CARRYING.includes(bundle['type'])) return refuse({ kind: 'referral-bundle-type', rule: 'S30' })
  if (!Array.isArray(bundle['entry'])) return refuse({ kind: 'referral-no-entries', rule: 'S30' })
  const found = new Findings()
  const entries = new Entries(found, bundle)
  const [patient, ...others] = entries.ofType('Patient')
  if (patient === undefined) return refuse({ kind: 'referral-no-patient', rule: 'S30' })
  if (others.length > 0) return refuse({ kind: 'referral-many-patients', rule: 'S30', count: others.length + 1 })
  if (meansSomethingElse(patient)) return refuse({ kind: 'referral-patient-not-plain', rule: 'S30' })
  entries.read(patient)
  readChild(found, patient, today)
  readAsking({ found, entries, patient, today })
  entries.leaveUnread()
  return agree(found.all())
}
