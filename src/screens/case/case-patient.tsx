import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { IDENTITY, TRACE_POSTPONED, unavailableReasons, type Identity } from '#domain/person/identity.ts'
import { readPatientIdentity } from '#domain/person/read-patient.ts'
import { changeIdentity } from '#actions/change-identity.ts'
import { saveDraft } from '#state/save-draft.ts'
import { useDraft } from '#state/use-draft.ts'
import { useRecord } from '#state/use-record.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { Radios } from '../kit/radios.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { unavailableWords } from '../kit/unavailable-words.ts'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { CaseGp } from './case-gp.tsx'
import { fieldOfIdentity, type IdentityField } from './field-of-identity.ts'
import { identityFrom, wordsOfIdentity } from './identity-words.ts'

/** Who the child is: checked as it is typed in, a missing NHS number never without its reason. */
export function CasePatient({ patient }: { readonly patient: string }) {
  const record = useRecord('patient', patient)
  if (record === null) return <p>Not on this computer yet</p>
  const identity = readPatientIdentity(record)
  if (identity === null) return <Notice title="Two versions of who this child is.">Nothing about the child is signed until they are settled.</Notice>
  return (
    <>
      <IdentityForm record={record} identity={identity} />
      <CaseGp record={record} />
    </>
  )
}

function IdentityForm({ record, identity }: { readonly record: FoldedRecord; readonly identity: Identity }) {
  const draft = useDraft(record, IDENTITY, wordsOfIdentity(identity))
  const saving = useSave()
  const save = async (): Promise<void> => {
    if (!draft.unfinished) return
    await saveDraft(saving, draft, (context, opened, words) => changeIdentity(context, opened, identityFrom(words)))
  }
  useKeys([{ keys: 'Ctrl+Enter', words: 'save who this is', run: () => void save(), inBar: draft.unfinished }], { name: 'Who this is', form: true })
  const wrong = saving.refusal === null ? null : fieldOfIdentity(saving.refusal.kind)
  const field = (name: IdentityField) => ({
    id: `identity-${name}`,
    value: draft.words[name] ?? '',
    onChange: (text: string) => draft.change(name, text),
    error: wrong === name && saving.refusal !== null ? wordsFor(saving.refusal) : undefined,
  })
  const reason = unavailableReasons.find((known) => known === draft.words.unavailable) ?? null
  return (
    <div className="identity-form" data-form="Who this is">
      {draft.unfinished && <p className="text-quiet">Unfinished, not in the record</p>}
      <TextField {...field('given')} label="Given names" width="half" hint="A newborn may have none yet" />
      <TextField {...field('family')} label="Family name" width="half" />
      <TextField {...field('inOwnScript')} label="The name in its own script" width="half" hint="As the family writes it" />
      <TextField {...field('born')} label="Date of birth" width="narrow" hint="For example 14 5 2017" />
      <TextField {...field('nhsNumber')} label="NHS number" width="half" hint="10 digits, like 999 123 4567. Spaces do not matter" kind="digits" />
      {(draft.words.nhsNumber ?? '').trim() === '' && (
        <Radios
          id="identity-unavailable"
          legend="Why there is no NHS number"
          choices={unavailableReasons.map((value) => ({ value, words: unavailableWords[value] }))}
          chosen={reason}
          onChoose={(value) => draft.change('unavailable', value)}
          error={wrong === 'unavailable' && saving.refusal !== null ? wordsFor(saving.refusal) : undefined}
        />
      )}
      {identity.nhs.verification === TRACE_POSTPONED && <p className="text-quiet">Status 08: trace postponed, a baby under six weeks old</p>}
      {reason === 'devolved-nation' && <TextField {...field('otherNumber')} label="The other nation’s number" width="half" hint="For example a CHI number. It is never shown as an NHS number" />}
      <TextField {...field('hospitalNumber')} label="Hospital number" width="half" />
      <TextField {...field('twin')} label="Twin" width="half" hint="Twin 1, Twin 2; empty for a child who is none" />
      {wrong === null && <SaveWords saving={saving} />}
      <div className="letter-buttons">
        <Button kind="primary" keys="Ctrl+Enter" onPress={() => void save()} {...(draft.unfinished ? {} : { notNow: 'Nothing has been changed' })}>
          Save who this is
        </Button>
        {draft.unfinished && <Button onPress={() => void draft.drop().then(saving.clear)}>Leave it as it was</Button>}
      </div>
    </div>
  )
}
