import type { FoldedRecord } from '../journal/fold-record.ts'
import type { Hidden } from '../person/hide-names.ts'
import { identityEver } from '../person/identity-ever.ts'
import type { CaseFile } from './read-case-file.ts'

/** The child, and those of the family whom the case names: by one of them the child is known. */
export function whoIsHidden(file: CaseFile, patient: FoldedRecord): Hidden {
  const { names, numbers } = identityEver(patient)
  const family = [...file.words.map(({ speaker }) => speaker), ...file.consents.map(({ person }) => person), ...file.people.map(({ name }) => name)]
  const asks = file.request === null || file.request.by === 'team' ? [] : [file.request.name]
  return { names: [...names, ...family, ...asks], numbers }
}
