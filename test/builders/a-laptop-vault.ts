import type { KeyObject } from 'node:crypto'
import { createHash } from 'node:crypto'
import { recordKey, type Fact, type RecordRef, type Role, type UnsignedAct } from '#domain/journal/act.ts'
import { canonicalAct } from '#domain/journal/canonical-act.ts'
import { hybridTime } from '#domain/journal/hybrid-clock.ts'
import { makeSigningPair, readSigningKey, signText } from '#electron/keeper/vault/sign-bytes.ts'

export interface SignedText {
  readonly id: string
  readonly record: string
  readonly text: string
  readonly sig: string
  readonly hash: string
}

/** Somebody with a signing key, who makes whole, signed acts as the keeper would. */
export interface LaptopVault {
  readonly id: string
  act(number: number, part?: { record?: string; about?: RecordRef; verb?: string; facts?: readonly Fact[]; id?: string; after?: readonly string[] }): SignedText
}

/** `prefix` (8 hex digits) keeps the ids of several laptops apart and the same in every run. */
export function aLaptopVault(prefix: string, user = 'abena.osei', team = 'complex-cases', role: Role = 'chair'): LaptopVault {
  const pair = makeSigningPair()
  const key: KeyObject = readSigningKey(pair.pkcs8)
  return {
    id: pair.id,
    act: (number, part = {}) => {
      const id = part.id ?? `${prefix}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
      const act: UnsignedAct = {
        id,
        about: part.about ?? { kind: 'case', id: part.record ?? 'c1' },
        team,
        verb: part.verb ?? 'change-case',
        schema: 1,
        after: [...(part.after ?? [])],
        facts: [...(part.facts ?? [{ unit: 'note', path: 'words', value: `Naïve words, número ${number} 👩‍⚕️` }])],
        by: { user, name: 'Dr Abena Osei', role, membership: 'm1' },
        vault: pair.id,
        seq: number,
        prev: number === 1 ? null : '0'.repeat(64),
        at: { wall: '2026-10-08T12:40:00.000Z', hlc: hybridTime(1_791_462_000_000 + number, 0) },
      }
      const text = canonicalAct(act)
      return { id, record: recordKey(act.about), text, sig: signText(key, text), hash: createHash('sha256').update(text).digest('hex') }
    },
  }
}
