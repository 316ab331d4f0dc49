import { useState } from 'react'
import type { RecordRef } from '#domain/journal/act.ts'
import { ADDRESS } from '#domain/person/address.ts'
import type { Identity } from '#domain/person/identity.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import type { Summary } from '#domain/rules-across/summaries.ts'
import type { JsonObject } from '#domain/basics/json.ts'
import type { Settlement } from '#domain/rules-across/settle-versions.ts'
import { providerLabel } from '#domain/provider/provider.ts'
import { openedNow } from '#actions/context.ts'
import { settleVersions } from '#actions/settle-versions.ts'
import { assignTask } from '#actions/assign-task.ts'
import { goTo, summariesOf, summaryOf, type Place, useAppParts } from '#state/app-store.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import { useRecord } from '#state/use-record.ts'
import { useNow } from '#state/use-now.ts'
import { useSave } from '#state/use-save.ts'
import { AppFrame } from '../app/app-frame.tsx'
import { Button } from '../kit/button.tsx'
import { CaseBand } from '../kit/case-band.tsx'
import { focusPanel } from '../kit/focus-on-open.ts'
import { Notice } from '../kit/notice.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { unitWords } from '../kit/words-for-acts.ts'
import { compareVersions, type ComparedVersion } from './compare-versions.ts'
import { ThirdVersion, thirdFrom } from './third-version.tsx'
import { VersionColumn } from './version-column.tsx'
import './two-versions.css'

interface TwoVersionsProps {
  readonly about: RecordRef
  readonly unit: string
}

type Choice = { readonly kind: 'keep'; readonly act: string; readonly author: string } | { readonly kind: 'third' } | { readonly kind: 'ask'; readonly version: ComparedVersion }

/** Two versions of one part stand side by side until a person settles them, with a reason. Both stay in the record. */
export function TwoVersions({ about, unit }: TwoVersionsProps) {
  const record = useRecord(about.kind, about.id)
  const { summaries, session } = useAppParts('summaries', 'session')
  const now = useNow()
  const saving = useSave()
  const [choice, setChoice] = useState<Choice | null>(null)
  const [third, setThird] = useState<JsonObject | null>(null)
  const [reason, setReason] = useState('')
  const providerName = (id: string): string => {
    const provider = summaryOf(summaries, 'provider', id)?.provider
    return provider == null ? 'a provider not on this computer yet' : providerLabel(provider)
  }
  const compared = record === null || session === null ? null : compareVersions(record, unit, { providerName, ourVault: session.vault })
  const versions = compared?.versions ?? []
  // A third address would be written, and read, where it may not be shown (P12).
  const mayWrite = !unit.startsWith(`${ADDRESS}/`)
  const other = versions.find((version) => !version.ours)
  const back = (): void => goTo(placeOf(about, summaries))

  const settle = async (): Promise<void> => {
    if (record === null || choice === null) return
    if (choice.kind === 'ask') {
      const ask = { what: `Say which version of ${unitWords(unit)} is right, and why`, owner: { user: choice.version.user, name: choice.version.author }, due: '+1', meeting: null }
      if (await saving.save((context) => assignTask(context, openedNow(record), ask))) back()
      return
    }
    const settlement: Settlement = choice.kind === 'keep' ? { kind: 'keep', act: choice.act } : { kind: 'third', value: third ?? {} }
    if (await saving.save((context) => settleVersions(context, openedNow(record), unit, settlement, reason))) back()
  }
  const write = (): void => {
    setThird(third ?? thirdFrom(versions))
    setChoice({ kind: 'third' })
  }
  useKeys(
    [
      ...versions.map((version, index) => ({
        keys: String(index + 1),
        words: versions.length === 2 ? (index === 0 ? 'keep left' : 'keep right') : `keep version ${index + 1}`,
        run: () => setChoice({ kind: 'keep', act: version.act, author: version.author }),
        inBar: true,
      })),
      ...(mayWrite ? [{ keys: String(versions.length + 1), words: 'write a third', run: write, inBar: true }] : []),
      ...(other === undefined ? [] : [{ keys: String(versions.length + 2), words: `ask ${other.author}`, run: () => setChoice({ kind: 'ask', version: other }) }]),
      { keys: 'Ctrl+Enter', words: 'settle', run: () => void settle() },
      { keys: 'Escape', words: 'back', run: () => (choice === null ? back() : setChoice(null)) },
    ],
    { name: 'Two versions to settle' },
  )
  if (record === null || session === null) return <AppFrame current="cases">{null}</AppFrame>
  const file = about.kind === 'case' ? readCaseFile(record) : null
  const identity = file?.subject == null ? null : (summaryOf(summaries, 'patient', file.subject.patient)?.identity ?? null)
  return (
    <AppFrame current="cases" band={identity === null ? undefined : <CaseBand file={file} identity={identity} today={londonDay(now)} />}>
      <div className="versions">
        {compared === null ? (
          <>
            <h1 tabIndex={-1} ref={focusPanel}>Nothing to settle here</h1>
            <p>Somebody has settled this already. Both versions and the reason are in the record.</p>
            <Button keys="Escape" onPress={back}>Back</Button>
          </>
        ) : (
          <>
            <div className="versions-head">
              <div>
                <h1 tabIndex={-1} ref={focusPanel}>
                  Two versions to settle: {unitWords(unit)}
                </h1>
                <p>
                  Both were written while the two computers could not see each other. Nothing is lost. {untilSettled(about, identity)}
                </p>
              </div>
              {compared.base !== null && (
                <div>
                  <p className="text-quiet">Both started from this, {compared.base.when}</p>
                  <p dir="auto">{compared.base.text === '' ? 'Nothing written yet' : compared.base.text}</p>
                </div>
              )}
            </div>
            <div className="versions-columns">
              {versions.map((version, index) => (
                <VersionColumn
                  key={version.act}
                  version={version}
                  number={index + 1}
                  chosen={choice?.kind === 'keep' && choice.act === version.act}
                  onKeep={() => setChoice({ kind: 'keep', act: version.act, author: version.author })}
                />
              ))}
            </div>
            {record.missing.length > 0 && <Notice title="An earlier part has not arrived.">It cannot be settled until this computer has fetched it.</Notice>}
            <div className="versions-more">
              {mayWrite ? (
                <Button keys={String(versions.length + 1)} onPress={write}>
                  Write a third from both
                </Button>
              ) : (
                <p>The addresses themselves are shown only with the person, among the people of the case. Keep one here; then it can be changed there.</p>
              )}
              {other !== undefined && (
                <Button keys={String(versions.length + 2)} onPress={() => setChoice({ kind: 'ask', version: other })}>
                  Ask {other.author} first
                </Button>
              )}
              <p className="text-quiet">Whichever you choose, both stay in the record, with your name and reason.</p>
            </div>
            {choice?.kind === 'third' && third !== null && <ThirdVersion versions={versions} value={third} onChange={setThird} providerName={providerName} />}
            {choice !== null && (
              <section className="versions-choice" aria-label="Your choice">
                <h2>{choice.kind === 'keep' ? `Keep ${choice.author}’s version` : choice.kind === 'third' ? 'Keep the third version' : `Ask ${choice.version.author}: an action due tomorrow`}</h2>
                {choice.kind !== 'ask' && (
                  <TextArea key={choice.kind} id="settle-reason" label="Your reason" value={reason} onChange={setReason} {...(choice.kind === 'keep' ? { boxRef: focusReason } : {})} />
                )}
                <SaveWords saving={saving} />
                <div className="versions-more">
                  <Button kind="primary" keys="Ctrl+Enter" onPress={() => void settle()} {...(choice.kind !== 'ask' && reason.trim() === '' ? { notNow: 'Write your reason first' } : {})}>
                    {choice.kind === 'ask' ? 'Ask' : 'Settle'}
                  </Button>
                  <Button keys="Escape" onPress={() => setChoice(null)}>
                    Not yet
                  </Button>
                </div>
              </section>
            )}
          </>
        )}
      </div>
    </AppFrame>
  )
}

function focusReason(box: HTMLTextAreaElement | null): void {
  box?.focus()
}

/** Where the record is looked at: a patient's is the case about them. */
function placeOf(about: RecordRef, summaries: ReadonlyMap<string, Summary>): Place {
  if (about.kind === 'case') return { kind: 'case', case: about.id }
  if (about.kind === 'meeting') return { kind: 'meeting-room', meeting: about.id, case: null }
  const theirs = about.kind === 'patient' ? summariesOf(summaries, 'case').find((entry) => entry.patient === about.id) : undefined
  return theirs === undefined ? { kind: 'today' } : { kind: 'case', case: theirs.id }
}

/** What waits meanwhile, and for whom. */
function untilSettled(about: RecordRef, identity: Identity | null): string {
  switch (about.kind) {
    case 'case':
      return `Until the chair or the lead consultant settles it, ${identity === null || identity.given === '' ? 'this' : `${identity.given}’s`} minute isn’t signed and no letter can use either.`
    case 'patient':
      return 'Until the chair or a consultant settles it, nothing about this child or young person is signed.'
    case 'meeting':
      return 'Until the chair or a consultant settles it, the meeting counts with neither: somebody who may not be here is not counted as here.'
    default:
      return 'Until the chair or a consultant settles it, no letter can use either.'
  }
}
