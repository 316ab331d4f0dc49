import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { GP, gpOf, type Gp } from '#domain/person/gp.ts'
import { changeGp } from '#actions/change-gp.ts'
import { saveDraft } from '#state/save-draft.ts'
import { useDraft, type Words } from '#state/use-draft.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { Radios } from '../kit/radios.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'

/** The child’s GP, for their copy of the letter; or that none is registered. */
export function CaseGp({ record }: { readonly record: FoldedRecord }) {
  if (record.units.get(GP)?.kind === 'unsettled') return <Notice title="Two versions of the GP.">No copy goes to the GP until they are settled.</Notice>
  return <GpForm record={record} gp={gpOf(record)} />
}

const boxes: Readonly<Record<string, string>> = { 'gp-practice-missing': 'practice', 'gp-ods-not-a-code': 'ods' }

function GpForm({ record, gp }: { readonly record: FoldedRecord; readonly gp: Gp | null }) {
  const draft = useDraft(record, GP, wordsOf(gp))
  const saving = useSave()
  const save = async (): Promise<void> => {
    if (!draft.unfinished) return
    await saveDraft(saving, draft, (context, opened, words) =>
      changeGp(context, opened, { registered: words['registered'] !== 'no', name: words['name'] ?? '', practice: words['practice'] ?? '', lines: words['lines'] ?? '', postcode: words['postcode'] ?? '', ods: words['ods'] ?? '' }),
    )
  }
  useKeys([{ keys: 'Ctrl+Enter', words: 'save the GP', run: () => void save(), inBar: draft.unfinished }], { name: 'GP', form: true })
  const wrong = saving.refusal === null ? undefined : boxes[saving.refusal.kind]
  const field = (name: string) => ({
    id: `gp-${name}`,
    value: draft.words[name] ?? '',
    onChange: (text: string) => draft.change(name, text),
    error: wrong === name && saving.refusal !== null ? wordsFor(saving.refusal) : undefined,
  })
  return (
    <div className="identity-form" data-form="GP">
      <h2>GP</h2>
      {draft.unfinished && <p className="text-quiet">Unfinished, not in the record</p>}
      <Radios
        id="gp-registered"
        legend="Is the child registered with a GP?"
        beside
        choices={[
          { value: 'yes', words: 'Yes' },
          { value: 'no', words: 'No GP registered' },
        ]}
        chosen={draft.words['registered'] === '' ? null : (draft.words['registered'] ?? null)}
        onChoose={(value) => draft.change('registered', value)}
      />
      {draft.words['registered'] !== 'no' && (
        <>
          <TextField {...field('practice')} label="Practice" width="half" />
          <TextField {...field('name')} label="The GP’s name, if it is known" width="half" />
          <TextArea {...field('lines')} label="The practice’s address" lines={3} hint="A line each" />
          <TextField {...field('postcode')} label="The practice’s postcode" width="narrow" />
          <TextField {...field('ods')} label="The practice’s ODS code" width="narrow" hint="For example A81001" />
        </>
      )}
      {wrong === undefined && <SaveWords saving={saving} />}
      <div className="letter-buttons">
        <Button keys="Ctrl+Enter" onPress={() => void save()} {...(draft.unfinished ? {} : { notNow: 'Nothing has been changed' })}>
          Save the GP
        </Button>
      </div>
    </div>
  )
}

function wordsOf(gp: Gp | null): Words {
  if (gp === null) return { registered: '', name: '', practice: '', lines: '', postcode: '', ods: '' }
  return { registered: gp.registered ? 'yes' : 'no', name: gp.name, practice: gp.practice, lines: gp.lines.join('\n'), postcode: gp.postcode, ods: gp.ods }
}
