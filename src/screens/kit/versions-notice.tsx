import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { isUnsettled } from '#domain/rules-across/read-case-file.ts'
import { goTo } from '#state/app-store.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { unitWords } from './words-for-acts.ts'

interface VersionsNoticeProps {
  readonly record: FoldedRecord
  readonly unit: string
}

/** The same for a list: each of its items that two versions stand of. */
export function VersionsNotices({ record, prefix }: { readonly record: FoldedRecord; readonly prefix: string }) {
  return [...record.units.keys()].filter((unit) => unit.startsWith(`${prefix}/`)).map((unit) => <VersionsNotice key={unit} record={record} unit={unit} />)
}

/** Where two versions of a unit stand: said in its place, with the way to settle them. */
export function VersionsNotice({ record, unit }: VersionsNoticeProps) {
  if (!isUnsettled(record, unit)) return null
  return (
    <Notice
      title={`Two versions to settle: ${unitWords(unit)}.`}
      actions={
        <Button dense onPress={() => goTo({ kind: 'two-versions', about: record.about, unit })}>
          Settle them
        </Button>
      }
    >
      Both were written while two computers could not see each other. Nothing is lost, and neither is shown here until it is settled.
    </Notice>
  )
}
