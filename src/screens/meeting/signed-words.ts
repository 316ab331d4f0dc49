import type { MinuteToSign } from '#domain/rules-across/minute-to-sign.ts'
import { counted } from '../kit/show-time.ts'

/** What came of signing the minutes of a meeting’s cases, once: whatever was carried over is not among the signed. */
export function signedWords(minutes: readonly MinuteToSign[]): string {
  const isCarriedOver = (minute: MinuteToSign): boolean => minute.kind === 'no-outcome' || (minute.kind === 'to-sign' && minute.decision.outcome === 'deferred')
  const carried = minutes.filter(isCarriedOver).length
  const signed = minutes.filter((minute) => minute.kind === 'to-sign' && !isCarriedOver(minute)).length
  const left = minutes.filter(({ kind }) => kind === 'two-versions' || kind === 'needs-a-person').length
  return [
    signed === 0 ? 'Minutes signed.' : `Minutes signed: ${counted(signed, 'case')}.`,
    ...(carried === 0 ? [] : [`${counted(carried, 'case carries', 'cases carry')} over.`]),
    ...(left === 0 ? [] : [`Not signed: ${counted(left, 'case')} with something to settle first.`]),
  ].join(' ')
}
