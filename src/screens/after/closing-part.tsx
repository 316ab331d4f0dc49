import type { Care } from '#domain/pathway/pathway-parts.ts'
import { whatClosingLacks, type ClosingLack } from '#domain/rules-across/may-close.ts'
import { neverOffered, readerLabel } from '#domain/rules-across/readers-of.ts'
import { closeCase } from '#actions/close-case.ts'
import { useMay } from '#state/use-may.ts'
import { Button } from '../kit/button.tsx'
import { QuickForm } from '../kit/quick-form.tsx'
import { counted } from '../kit/show-time.ts'
import type { AfterPart } from './part.ts'

const lackWords: Readonly<Record<ClosingLack['kind'], string>> = {
  report: 'the report, or the reason why none will come',
  file: 'the report in the medical notes',
  offer: 'the report offered to read',
  discuss: 'the report discussed',
  'tell-of-decline': 'the family told of a decline',
  'tell-family': 'the family told why, and the other route',
  'transfer-outcome': 'what became of the transfer',
}

const cares: readonly { readonly value: Care['kind']; readonly words: string; readonly hint?: string }[] = [
  { value: 'remains', words: 'Care remains here' },
  { value: 'shared', words: 'Care is shared', hint: 'The clinical team has agreed and the family consents' },
  { value: 'transferred', words: 'Care is transferred', hint: 'A transfer was found possible' },
]

/** What nobody chases any more once the case is closed: said, and stops nothing. */
function stillOpen({ tasks }: AfterPart['file'], { reports }: AfterPart['pathway']): string {
  const open = tasks.filter(({ done }) => done === null).length
  const parts = [open === 0 ? '' : counted(open, 'action'), reports.some(({ differences }) => differences?.kind === 'not-stated') ? 'what the provider says of differences in law or ethical norms' : ''].filter((part) => part !== '')
  return parts.length === 0 ? '' : ` Still open, and no longer chased once the case is closed: ${parts.join('; ')}.`
}

/** What is still owed before the case closes, and closing it (rows 30 to 35). */
export function ClosingPart({ file, pathway, born, form, open, isOver }: AfterPart) {
  const may = useMay('close-case') && !isOver
  const lacks = [...new Set(whatClosingLacks(file).map(({ kind }) => lackWords[kind]))]
  const unread = neverOffered(file, pathway)
  const isOpen = form === 'close'
  if (file.ended !== null) return null
  return (
    <section className="after-part" aria-labelledby="closing-heading">
      <div className="after-row">
        <h2 id="closing-heading">Closing the case</h2>
        {may && !isOpen && (
          <Button kind={lacks.length === 0 ? 'primary' : 'secondary'} dense keys="X" onPress={() => open('close')} notNow={lacks.length === 0 ? undefined : `Still owed: ${lacks.join(', ')}`}>
            Close the case
          </Button>
        )}
      </div>
      <p className="text-quiet">{lacks.length === 0 ? `Nothing is left that closing waits for.${stillOpen(file, pathway)}` : `Still owed: ${lacks.join('; ')}.`}</p>
      {unread.length > 0 && <p dir="auto">Nobody has said whether it was offered to read: {unread.map(readerLabel).join('; ')}.</p>}
      {isOpen && may && (
        <QuickForm
          name="Close the case"
          record={file.record}
          draft="care"
          start={{ care: 'remains' }}
          fields={[{ box: 'care', label: 'Where care is from now on', kind: 'choice', choices: cares }]}
          button="Close the case"
          save={(context, opened, words) => closeCase(context, opened, cares.find(({ value }) => value === words.care)?.value ?? 'remains', born)}
          onClose={() => open(null)}
        />
      )}
    </section>
  )
}
