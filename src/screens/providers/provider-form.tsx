import { useEffect, useState } from 'react'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import type { Team } from '#domain/meeting/team.ts'
import { isAbroad, missingOfProvider, checkOtherOrganisation, type Provider } from '#domain/provider/provider.ts'
import { readProvider } from '#domain/provider/read-provider.ts'
import { writeProvider } from '#actions/write-provider.ts'
import { goTo, useApp } from '#state/app-store.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import { saveDraft } from '#state/save-draft.ts'
import { useDraft } from '#state/use-draft.ts'
import { useNow } from '#state/use-now.ts'
import { useSave } from '#state/use-save.ts'
import { goToCase } from '../case/case-tab.ts'
import { SubmitButton, TextButton } from '../kit/button.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import { focusPanel } from '../kit/focus-on-open.ts'
import { KeyCap } from '../kit/key-cap.tsx'
import { Radios } from '../kit/radios.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { SelectField } from '../kit/select-field.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { boxId, boxOf, boxOfMissing, typedProvider, wordsOfProvider, type ProviderBox } from './provider-form-words.ts'
import { countries, registerWords } from './provider-words.ts'
import { useDirectory } from './use-directory.ts'

interface ProviderFormProps {
  readonly id: string
  readonly isNew: boolean
  /** The record its draft is kept with. */
  readonly record: FoldedRecord
  readonly provider: Provider | null
  readonly team: Team | null
  readonly forCase: string | null
  readonly missingFor: 'letter' | 'case' | null
}

/** What is known of a provider. Little is asked at once; what a letter still needs is named beside it. */
export function ProviderForm({ id, isNew, record, provider, team, forCase, missingFor }: ProviderFormProps) {
  const author = useApp((state) => state.session?.author.name ?? '')
  const today = londonDay(useNow())
  const { mayWrite } = useDirectory()
  const draft = useDraft(record, isNew ? 'new-provider' : 'provider', wordsOfProvider(provider))
  const saving = useSave()
  const [attempt, setAttempt] = useState(0)
  const typed = typedProvider(draft.words)
  const abroad = isAbroad(typed)
  const back = (): void => {
    if (forCase === null) goTo({ kind: 'providers' })
    else if (missingFor === 'letter') goTo({ kind: 'letter', case: forCase })
    else goToCase(forCase, 'provider')
  }
  useMissingBox(missingFor === null ? null : provider)

  const submit = async (): Promise<void> => {
    if (saving.busy || !mayWrite) return
    const { saved } = await saveDraft(saving, draft, (context, opened, words) => {
      const about = isNew ? { about: { kind: 'provider', id } as const, after: [] } : opened
      return writeProvider(context, about, typedProvider(words), team)
    })
    if (!saved) return setAttempt((count) => count + 1)
    back()
  }
  useKeys(
    [
      ...(mayWrite ? [{ keys: 'Ctrl+Enter', words: 'save the provider', run: () => void submit(), inBar: true }] : []),
      { keys: 'Escape', words: 'back', run: back, inBar: true },
    ],
    { name: 'Provider' },
  )
  const wrong = saving.refusal === null ? null : boxOf(saving.refusal.kind)
  // Row 1 is said as soon as it is seen, not only when somebody saves.
  const isOurs = team !== null && typed.organisation.trim() !== '' && !checkOtherOrganisation(typed, team).ok
  const errorOf = (box: ProviderBox): string | undefined => {
    if (wrong === box && saving.refusal !== null) return wordsFor(saving.refusal)
    return box === 'organisation' && isOurs ? wordsFor({ kind: 'provider-at-home-trust' }) : undefined
  }
  const box = (name: ProviderBox) => ({ id: boxId(name), value: draft.words[name] ?? '', onChange: (text: string) => draft.change(name, text), error: errorOf(name) })
  const read = readProvider(typed, { before: provider, home: null, by: author, today })
  const missing = read.ok ? missingOfProvider(read.value) : null
  return (
    <form
      className="provider-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div className="provider-head">
        <h1 tabIndex={-1} ref={missingFor === null ? focusPanel : undefined}>
          {isNew ? 'New provider' : provider?.name}
        </h1>
        <TextButton keys="Escape" onPress={back}>
          {forCase === null ? 'Back to the providers' : missingFor === 'letter' ? 'Back to the letter' : 'Back to the case'}
        </TextButton>
      </div>
      {draft.unfinished && <p className="text-quiet">Unfinished, not in the record. It is kept on this computer as a draft.</p>}
      <ErrorSummary errors={wrong === null || saving.refusal === null ? [] : [{ field: boxId(wrong), words: wordsFor(saving.refusal) }]} attempt={attempt} />
      <Radios
        id={boxId('type')}
        legend="Who gives the opinion"
        beside
        choices={[
          { value: 'individual', words: 'One person' },
          { value: 'team', words: 'A team' },
        ]}
        chosen={typed.type}
        onChoose={(type) => draft.change('type', type)}
        error={errorOf('type')}
      />
      <TextField {...box('name')} label="Name" hint={typed.type === 'team' ? 'For example Bone Tumour MDT' : 'With title, for example Dr Siân Llewellyn-Hughes'} width="half" />
      <TextField {...box('greeting')} label="Dear …" hint={typed.type === 'team' ? 'Whom a letter greets, for example Dr Aske; empty for its lead, or colleagues' : 'As a letter greets them, for example Dr Llewellyn-Hughes; empty for the name as it stands'} width="half" />
      <SelectField {...box('country')} label="Country" choices={countries} />
      <TextField {...box('organisation')} label="Organisation" hint="Another one than ours" width="half" />
      {!abroad && <TextField {...box('ods')} label="ODS code, if you know it" width="narrow" />}
      <TextField {...box('specialty')} label="Specialty" width="half" />
      <TextField {...box('body')} label="Professional body" hint={abroad ? 'The register they are in, by its name, for example Massachusetts Board of Registration in Medicine' : 'For example General Medical Council'} width="half" />
      <TextField {...box('number')} label="Registration number" hint={abroad ? 'As that register has it' : 'A GMC number is 7 digits, or C and 7 digits'} width="half" />
      {typed.number.trim() !== '' && (
        <Radios
          id={boxId('checked')}
          legend="Looked up in the register"
          hint={provider !== null && provider.registerChecked != null ? registerWords(provider) : 'The register is looked up by a person: this computer does not ask it'}
          beside
          choices={[
            { value: 'no', words: 'Not yet checked' },
            { value: 'yes', words: 'Checked: the number is theirs' },
          ]}
          chosen={typed.checked ? 'yes' : 'no'}
          onChoose={(value) => draft.change('checked', value === 'yes' ? 'yes' : '')}
        />
      )}
      <TextArea {...box('address')} label="Address" hint="As on an envelope, a line each" lines={3} />
      <TextField {...box('telephone')} label="Telephone" hint="Of any country, for example +1 617 555 0123" width="half" />
      <TextField {...box('secureAddress')} label="Secure address for records" hint="A secure mailbox, or how their hospital takes records" width="half" />
      {typed.secureAddress.trim() !== '' && (
        <Radios
          id={boxId('accredited')}
          legend="Is it in an accredited secure domain?"
          hint="nhs.net, or a domain accredited to DCB1596. Where it is not, [secure] goes into the subject"
          beside
          choices={[
            { value: 'yes', words: 'Yes' },
            { value: 'no', words: 'No, or not known' },
          ]}
          chosen={typed.accredited ? 'yes' : 'no'}
          onChoose={(value) => draft.change('accredited', value === 'yes' ? 'yes' : '')}
        />
      )}
      <TextArea {...box('note')} label="Note for colleagues" hint="About the provider; nothing about a child" lines={2} />
      {missing !== null && <p>{missing.length === 0 ? 'A letter needs nothing more of this provider.' : `A letter still needs: ${missing.join(', ')}. It can come later.`}</p>}
      {abroad && <p>Outside the UK: the letter asks for differences in law and ethical norms.</p>}
      {wrong === null && <SaveWords saving={saving} />}
      <div className="provider-end">
        {mayWrite ? (
          <>
            <SubmitButton busy={saving.busy}>Save the provider</SubmitButton>
            <KeyCap cap="Ctrl ↵" />
          </>
        ) : (
          <p className="text-quiet">The chair, a consultant or the secretary changes the directory.</p>
        )}
      </div>
    </form>
  )
}

/** Led here by what a letter lacks, a person is at the first box that lacks it. */
function useMissingBox(provider: Provider | null): void {
  const [missing] = useState(provider === null ? null : boxOfMissing(provider))
  useEffect(() => {
    if (missing !== null) document.getElementById(boxId(missing))?.focus()
  }, [missing])
}
