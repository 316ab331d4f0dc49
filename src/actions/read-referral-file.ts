import { refuse, type Answer } from '#domain/basics/answer.ts'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import type { Referral } from '#fhir/referral/findings.ts'
import { LARGEST_REFERRAL, readReferral } from '#fhir/referral/read-referral.ts'

export type { ReadValue, Referral, ReferralBox } from '#fhir/referral/findings.ts'

/** Reads a referral from a file the person chose or dropped. Its bytes are not touched when there are too many (S30). */
export async function readReferralFile(file: Pick<Blob, 'size' | 'arrayBuffer'>, today: CalendarDay): Promise<Answer<Referral>> {
  if (file.size > LARGEST_REFERRAL) return refuse({ kind: 'referral-too-large', rule: 'S30' })
  const bytes = await file.arrayBuffer().catch(() => null)
  if (bytes === null) return refuse({ kind: 'referral-not-opened', rule: 'S30' })
  const text = decode(bytes)
  return text === null ? refuse({ kind: 'referral-not-text', rule: 'S30' }) : readReferral(text, today)
}

function decode(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
