import { v7 } from 'uuid'

/** A new UUIDv7: the id of an act or of an item an act makes. The one place actions take chance from. */
export function newActId(): string {
  return v7()
}
