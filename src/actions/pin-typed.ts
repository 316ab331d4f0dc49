import { agree, refuse, type Answer } from '#domain/basics/answer.ts'

/** A PIN is 6 digits (K5): anything else is asked for again, and counts as no try. */
export function pinTyped(pin: string): Answer<string> {
  return /^\d{6}$/.test(pin) ? agree(pin) : refuse({ kind: 'pin-needed', rule: 'K5' })
}
