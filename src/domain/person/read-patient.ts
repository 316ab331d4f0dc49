import type { FoldedRecord } from '../journal/fold-record.ts'
import { settledValue } from '../journal/state-unit.ts'
import { IDENTITY, identitySchema, type Identity } from './identity.ts'

/** A patient's settled identity; null while two versions stand, and then nothing about the child may be signed. */
export function readPatientIdentity(record: FoldedRecord): Identity | null {
  return settledValue(record, IDENTITY, identitySchema)
}
